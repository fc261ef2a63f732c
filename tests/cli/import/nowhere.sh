# No socket is opened and no file written but the one that is asked for, whatever is read.
command -v strace >/dev/null && command -v python3 >/dev/null || exit 77
strace -o trace -e trace=none true 2>/dev/null || exit 77
! grep -q __asan_init "$(command -v kith)" || exit 77 # which looks about by itself
cp "$CLI/../fuzz/corpus/mail/mbox" mail.mbox
cp "$CLI/../fuzz/corpus/calendar/weekly.ics" calendar.ics
python3 "$CLI/../bench/chats.py" chats 30
tar cf chats.tar chats
gzip <chats.tar >chats.tgz
for file in mail.mbox calendar.ics chats/slack.zip chats.tgz chats chats/telegram.json chats/whatsapp-us.txt; do
	strace -f -o trace -e trace=network,openat,open,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,symlink,link \
		kith import "$file" -q -o out.csv
	[ -s out.csv ] || echo "$file: nothing was read"
	sed 's/^[0-9]* *//' trace >calls
	grep -E '^(socket|connect|bind|sendto|sendmsg|mkdir|symlink|link)' calls || :
	grep -E '^(openat|open|creat)' calls | grep -E 'O_WRONLY|O_RDWR|O_CREAT|^creat' | grep -vE '/here/kith-[A-Za-z0-9]{6}[.]tmp"|"/dev/(null|tty)"' || :
	grep -E '^(rename|unlink)' calls | grep -v 'out\.csv' || :
done
ls -A | tr '\n' ' '
