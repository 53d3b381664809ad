"""What the notice and the declaration say beside the register: rights, and how the data are protected."""

from django.utils.translation import gettext_lazy as _

# Law 09-08, art. 7, 8 and 9.
RIGHTS = (
    _("Access (art. 7): you get a copy of all that is held about you, at once with your account, or by a letter."),
    _("Rectification (art. 8): what is wrong or incomplete is corrected within ten working days, free of charge."),
    _("Opposition (art. 9): for a legitimate reason you may object to the use of your data, a photograph for example."),
    _("What approved minutes say stays: they are archives. Contact details go once their time has passed."),
)
# Law 09-08, art. 23; each is held by the program itself.
MEASURES = (
    _("Each role sees what it needs; whoever sees no record cannot find it, nor export it."),
    _("Accounts are given one by one and end with the term; wrong passwords lock them; a second step protects them."),
    _("Passwords are kept as digests; phone and mail never stand in the log of changes."),
    _("Files are looked into when they are sent, and given out only to those who may read their record."),
    _("The program runs on one machine of the commune; connections are encrypted, backups made and verified."),
)
