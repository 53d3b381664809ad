"""How accounts come to be: never by themselves."""

from allauth.account.adapter import DefaultAccountAdapter


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Sign-up is closed: accounts are given by the secretariat."""

    def is_open_for_signup(self, request):
        return False
