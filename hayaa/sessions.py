"""Sessions in the database, under keys that can be one: a cookie may hold U+0000, on which PostgreSQL stumbles."""

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    def _validate_session_key(self, key):
        return super()._validate_session_key(key) and key.isalnum()
