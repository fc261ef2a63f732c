# Chats made to hurt end soon: in a graph, with a line on what was left out, or as bad data.
check() {
	status=0
	timeout 60 kith import "$1" >out 2>err || status=$?
	echo "$1: exit $status, $(wc -l <out) lines: $(cut -c1-300 err | tr '\n' ' ')"
}
zeros() {
	head -c "$1" /dev/zero | tr '\0' x
}
day='[{"type":"message","user":"U024BO222","ts":"1709542801.0001","text":"'
{ printf '%s' "$day"; zeros 20000000; printf '"}]'; } >text.slack
{ printf '%s<@U024ADA11>"}' "$day"; yes "$(zeros 1000)" | head -20000 | tr -d '\n'; } >behind.slack
{ printf '%s"},' "$day"; yes '[' | head -1000000 | tr -d '\n'; } >deep.slack
{ printf '%s"},{"ts":"1","text":"","reactions":[{"users":[' "$day"; seq -f '"U%.0f",' 300000 | tr -d '\n'; printf '"U1"]}],"user":"U9","type":"message"}]'; } >many.slack
{ printf '{"guild":{},"channel":{},"messages":[{"id":"1","type":"Default","content":"'; zeros 20000000; printf '","author":{"id":"1"}}]}'; } >text.discord
printf '{"guild":{},"channel":[],"messages":[1,"x",null,{"id":{}},{"id":"1","type":"Default","author":7},{"id":"2","type":"Default","author":{"id":""},"mentions":{"id":"1"},"timestamp":"9999999999-01-01"}]}' >odd.discord
{ printf '{"name":"x","type":"personal_chat","messages":[{"id":1,"type":"message","from_id":"user1","text":"'; zeros 20000000; printf '"}]}'; } >text.telegram
printf '{"messages":[{"id":1,"type":"message","from_id":[],"from":{}},{"id":2,"type":"message","from_id":"user1","date":7,"reactions":[[]]}],"type":{},"id":[]}' >odd.telegram
{ printf '1/2/24, 9:00 - Ada: '; zeros 15000000; printf '\n1/2/24, 9:01 - Bo: x\n'; } >text.whatsapp
{ printf '1/2/24, 9:00 - Ada: '; zeros 20000000; } >line.whatsapp
{ printf '13/2/24, 9:00 - '; zeros 5000; printf ': x\n13/2/24, 9:00 - Ada: x\n'; } >name.whatsapp
seq -f '13/2/24, 9:00 - P%.0f: x' 100000 >many.whatsapp
seq -f '99/99/99, %.0f:00 - Ada: x' 10 20 >days.whatsapp
printf '13/2/24, 9:00 - Ada\0: x\n' >nul.whatsapp
printf '13/2/24, 9:00 - Ad\377a: x\n' >bytes.whatsapp
commit='commit 1111111111111111111111111111111111111111'
{ printf '%s\nAuthor: Ada <ada@x.org>\n\n' "$commit"; zeros 15000000; printf '\n'; } >path.git
{ printf '%s\nAuthor: Ada <ada@x.org>\n' "$commit"; seq -f 'Co-authored-by: <p%.0f@x.org>' 100000; printf '\na.c\n'; } >many.git
printf '%s\nAuthor: <<<>>>\nAuthor: \nCo-authored-by: >x<\nDate: 99999999999999999999\n\na.c\n' "$commit" >odd.git
for file in *.*; do
	check "$file"
done
