# The project's own image: exactly the versions that the tests ran with, from the lock with its hashes.
FROM python:3.11-slim-bookworm

# curl: health checks · dumb-init: signals and orphans. Documents are read without any program of the system.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends curl dumb-init \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 50000 --create-home partnerships \
    && install --directory --owner=partnerships --mode=0700 /var/lib/partnerships /var/lib/partnerships/airflow

WORKDIR /opt/partnerships

COPY requirements-server.lock ./
RUN sed -n '/^uv==/,/[^\\]$/p' requirements-server.lock > uv.lock \
    && pip install --no-cache-dir --require-hashes --requirement uv.lock \
    && uv pip install --system --no-cache --require-hashes --compile-bytecode --requirement requirements-server.lock

COPY pyproject.toml ./
COPY connectors connectors
COPY dags dags
COPY expectations expectations
COPY pipelines pipelines
COPY sql sql
RUN uv pip install --system --no-cache --no-deps --no-build-isolation --editable .

ENV AIRFLOW_HOME=/var/lib/partnerships/airflow \
    PARTNERSHIPS_HOME=/var/lib/partnerships \
    PYTHONPATH=/opt/partnerships \
    PYTHONWARNINGS=ignore

USER partnerships
VOLUME /var/lib/partnerships
ENTRYPOINT ["dumb-init", "--"]
CMD ["partnerships", "--help"]
