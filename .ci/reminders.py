"""Reads the drafts of `actes check --remind -o FOLDER` as a mail program does.

reminders.py ACTES FOLDER: in FOLDER, prepares an event, writes its reminders and reads them back.
"""

import email
import email.policy
import pathlib
import subprocess
import sys

actes, folder = sys.argv[1], pathlib.Path(sys.argv[2])
folder.mkdir(parents=True)
(folder / "programme.md").write_text(
    "# Habiter la montagne\n\nJournée d'étude\n\n4 juin 2024\n\n"
    "9h30 Table ronde : l'accueil des saisonniers\n\n12h00 Conclusion\n",
    encoding="utf-8",
)


def run(*arguments):
    subprocess.run([actes, "--lang", "fr", *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL)


run("new", "e", "--agenda", "programme.md")
(folder / "e/event.yaml").write_text(
    "langue: fr\nnom: Journée d'étude\ncontributeurs:\n"
    "  - {nom: Zoé Écrit, courriel: zoe@example.org, pour: [9h30, 12h00]}\n"
    "  - {nom: Élie Sans-Adresse, pour: [12h00]}\n"
    "relances: {échéance: 2024-06-14, signature: [Alix Secrétaire, Réseau inventé]}\n",
    encoding="utf-8",
)
run("check", "e", "--remind", "-o", "relances")

drafts = sorted((folder / "relances").iterdir())
assert [draft.name for draft in drafts] == ["elie-sans-adresse.eml", "zoe-ecrit.eml"], drafts
for draft in drafts:
    raw = draft.read_bytes()
    assert raw.isascii() and raw.count(b"\n") == raw.count(b"\r\n"), draft
    assert all(len(line) <= 998 for line in raw.split(b"\r\n")), draft
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert mail["X-Unsent"] == "1" and mail["MIME-Version"] == "1.0", draft
    assert "Date" not in mail and "From" not in mail, draft
    assert mail["Subject"].startswith("Actes de la Journée d’étude du 4 juin 2024"), mail["Subject"]
    body = mail.get_body(preferencelist=("plain",)).get_content().replace("\r\n", "\n")
    assert "au plus tard le vendredi 14 juin 2024" in body, body
    assert body.endswith("Bien cordialement,\n\nAlix Secrétaire\nRéseau inventé\n"), body
    attached = list(mail.iter_attachments())
    assert len(attached) == (2 if draft.name.startswith("zoe") else 1), draft
    for part in attached:
        own = next((folder / "e").rglob(part.get_filename()))
        assert part.get_payload(decode=True) == own.read_bytes(), own
mail = email.message_from_bytes(drafts[1].read_bytes(), policy=email.policy.default)
assert not mail.defects, mail.defects
(to,) = mail["To"].addresses
assert (to.display_name, to.addr_spec) == ("Zoé Écrit", "zoe@example.org"), to
# Without an address, the name alone: an address book may know it.
mail = email.message_from_bytes(drafts[0].read_bytes(), policy=email.policy.default)
assert "Élie Sans-Adresse" in str(mail["To"]), mail["To"]
print(f"{len(drafts)} drafts read back")
