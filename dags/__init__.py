"""When things happen. A file here holds one DAG and no decision."""
