"""The accounts of a demonstration body: one for each role, all with a password that its sign-in page shows."""

PASSWORD = "hayaa-demo"
ROLE_OF = {
    "secretariat": "secretariat",
    "chair": "chair",
    "coordinator": "coordinator",
    "member": "member",
    "council": "council",
    "admin": "administrator",
}
