"""Runs migrations on the connection that `schema.migrate` hands over."""

from alembic import context

from desktop_app.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
    # The caller's transaction holds everything: an interrupted migration leaves nothing behind.
    transactional_ddl=False,
)
context.run_migrations()
