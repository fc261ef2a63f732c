# The caption names what the people were laid out by: a long chain, a star, rows of people without ties, and
# forces are for large parts, however many people without ties stand beside. Of few people in rows all are named.
chain() { printf 'source,target\n'; seq 2 "$1" | awk '{ print "P" $1 - 1 ",P" $1 }'; }
star() { printf 'source,target\n'; seq 2 "$1" | awk '{ print "P1,P" $1 }'; }
alone() { seq "$1" | awk '{ print "A" $1 "," }'; }
said() {
	kith plot -q --format svg "$@" >picture.svg
	grep -o 'layout: [a-z]*' picture.svg
}

chain 40 | said
star 40 | said
{ printf 'source,target\n'; alone 300; } | said
grep -c '>A[0-9]*</text>' picture.svg || true
{ printf 'source,target\n'; alone 300; } | said --size 800x600
grep -c '>A[0-9]*</text>' picture.svg || true
{ chain 10; printf 'P3,P7\n'; alone 300; } | said
