"""The pages for reviewers and operations: a FastAPI application that knows nothing of Airflow."""
