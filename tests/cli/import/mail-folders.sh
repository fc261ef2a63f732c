# A Maildir, a folder of .eml files and one of them read as an mbox of the same letters does.
letter() {
	printf 'From: %s\nTo: %s\nDate: %s Mar 2024 09:00:00 +0000\nMessage-ID: <%s>\nSubject: x\n\ntext\n' "$@"
}
mkdir -p Maildir/cur Maildir/new Maildir/tmp Maildir/.Sent/cur letters
letter 'Ada <ada@x.org>' bo@y.org 4 1 >Maildir/.Sent/cur/1:2,S
letter 'Bo <bo@y.org>' ada@x.org 5 2 >Maildir/cur/2:2,S
letter 'Cy <cy@z.org>' 'ada@x.org, bo@y.org' 6 3 >Maildir/new/3
letter 'Dee <dee@w.org>' ada@x.org 7 4 | tee Maildir/tmp/4 Maildir/cur/5:2,DS >Maildir/cur/6:2,ST
echo 'V 1' >Maildir/dovecot-uidlist
for k in 1 2; do
	cp Maildir/*/$k* letters/$k.eml 2>/dev/null || cp Maildir/.Sent/cur/$k* letters/$k.eml
done
cp Maildir/new/3 letters/3.eml
kith import Maildir 2>&1
kith import -q Maildir >maildir
kith import letters | cmp - maildir
kith import letters/1.eml letters/2.eml letters/3.eml | cmp - maildir
for k in 1 2 3; do
	echo 'From x Mon Mar  4 09:00:00 2024'
	cat letters/$k.eml
done >letters.mbox
kith import letters.mbox | cmp - maildir
kith import Maildir letters.mbox -q | cmp - maildir
mkdir empty
kith import empty 2>&1 || echo "exit $?"
kith import letters --format gml 2>&1 || echo "exit $?"
printf 'source,target\nA,B\n' >ties.csv
kith import ties.csv --format mail 2>&1 || echo "exit $?"
kith import letters --since soon 2>&1 || echo "exit $?"
