# Mail made to hurt ends soon: in a graph, with a line on what was left out, or as bad data.
check() {
	status=0
	timeout 60 kith import "$1" >out 2>err || status=$?
	echo "$1: exit $status, $(wc -l <out) lines: $(cut -c1-300 err | tr '\n' ' ')"
}
mark='From x Mon Mar  4 09:00:00 2024'
letter='From: a@x.org\nTo: b@y.org\nDate: 4 Mar 2024 09:00:00 +0000\n'
zeros() {
	head -c "$1" /dev/zero | tr '\0' x
}
{ printf "$mark\nFrom: "; zeros 100000000; printf "\n\n$mark\n$letter\n"; } >line.mbox
{ printf "$mark\n$letter"'Cc: '; seq -f 'p%.0f@x.org,' 1000000 | tr -d '\n'; printf "\n\ntext\n\n$mark\n$letter\n"; } >many.mbox
{ printf "$mark\n$letter"'Cc: '; seq -f 'p%.0f@x.org,' 20000 | tr -d '\n'; printf '\n\ntext\n'; } >some.mbox
{ printf "$mark\n$letter"'\n'; zeros 100000000; } >body.mbox
{ printf "$mark\n"; zeros 100000000; } >nothing.mbox
{ printf "From "; zeros 10000000; } >mark.mbox
{ printf "$mark\n$letter"'Content-Length: 18446744073709551615\n\n'; printf "$mark\n$letter\n"; } >claim.mbox
{ printf "$mark\n$letter"'Cc: "'; seq -f '((((<"a:%.0f' 50000 | tr -d '\n'; printf '\n\n'; } >nested.mbox
{ printf "$mark\n$letter"'Cc: =?utf-8?b?\000\377\376?= <c@\377x.org>, =?no-such-charset?q?d?= <d@x.org>\n\n'; } >bytes.mbox
for file in *.mbox; do
	check "$file"
done
