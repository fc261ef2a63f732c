# Python's own library finds the same people and ties in invented mail.
command -v python3 >/dev/null || exit 77
python3 "$CLI/../bench/mailbox.py" 3 >invented.mbox
cp "$CLI/../fuzz/corpus/mail/mbox" few.mbox
python3 "$CLI/../oracle_mail.py" kith invented.mbox few.mbox
