"""The database as it is at one moment, while others go on writing."""

from contextlib import contextmanager

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from hayaa.backup.manifest import Refused


@contextmanager
def snapshot():
    """All that is read within the block is of one moment, and keeps no writer waiting."""
    with _reading_only(), transaction.atomic(durable=True):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def _reading_only():
    """On SQLite a transaction of ours takes the place of the one writer at its beginning; this one does not."""
    if connection.vendor != "sqlite":
        yield
        return
    mode = connection.transaction_mode
    connection.transaction_mode = "DEFERRED"
    try:
        yield
    finally:
        connection.transaction_mode = mode


def migrations():
    """All migrations of the program. Raises Refused where the database has not been brought to the last of them."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Refused("The tables of this database are not those of the program: run manage.py migrate first.")
    return sorted(".".join(key) for key in executor.loader.disk_migrations)
