"""Addresses of logging in: a password, the login service, the second step, one's own sessions."""

from __future__ import annotations

from tests.toegang.mensen import IEDEREEN, OPENBAAR, Rij

INLOG = [
    Rij("mijn-sessies", IEDEREEN, IEDEREEN),
    # They judge by the state of logging in, not by roles; tests/inlog tries each.
    *[
        Rij(naam, OPENBAAR, soort="account")
        for naam in (
            *(
                "account_login",
                "account_logout",
                "account_inactive",
                "account_signup",
                "account_reauthenticate",
            ),
            *("account_change_password", "account_set_password", "account_reset_password"),
            *("account_reset_password_done", "account_reset_password_from_key"),
            "account_reset_password_from_key_done",
            *("inlogdienst", "inlogdienst-terug", "inlogdienst-afmelden"),
            *(
                "mfa_index",
                "mfa_authenticate",
                "mfa_reauthenticate",
                "mfa_activate_totp",
                "mfa_deactivate_totp",
            ),
            *("mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_list_webauthn"),
            *("mfa_add_webauthn", "mfa_reauthenticate_webauthn", "mfa_login_webauthn", "mfa_remove_webauthn"),
        )
    ],
]
