# What was written is neither kept nor printed, not even where something is wrong.
planted='SECRET'
{
	for k in 1 2 3; do
		printf 'From x Mon Mar  4 09:00:0%s 2024\nFrom: a%s@x.org\nTo: b@y.org\nMessage-ID: <%s>\n' $k $k $k
		printf 'Subject: SECRET subject %s\nThread-Topic: SECRET\nX-Notes: SECRET\n' $k
		printf 'Content-Type: multipart/mixed; boundary="SECRET"\n\n--SECRET\nFrom: SECRET@s.org\n\nSECRET text\n'
		printf 'Content-Disposition: attachment; filename="SECRET.pdf"\n\n'
	done
	printf 'From x Mon Mar  4 09:00:00 2024\nSubject: SECRET\n\nSECRET\n'
	printf 'From x Mon Mar  4 09:00:00 2024\nFrom: \377SECRET\nDate: SECRET\nSubject: \000SECRET\n\nSECRET\n\n'
	printf 'From x Mon Mar  4 09:00:00 2024\nFrom: c@x.org\nDate: SECRET\nSubject: '
	head -c 2000000 /dev/zero | tr '\0' S
	printf '\n\nSECRET\n'
} >secret.mbox
printf 'X: SECRET\n\nSECRET\n' >none.txt
for tool in 'import' 'import --json' 'import --format mail' 'import --merge-map map.csv' 'import --everyone' \
	'import --format csv' 'import --format gml' 'people' 'check'; do
	# shellcheck disable=SC2086 # the words are meant as several
	kith $tool secret.mbox >>all 2>&1 || :
done
kith import --format mail none.txt >>all 2>&1 || :
cat map.csv >>all
grep -c "$planted" all || :
kith import secret.mbox 2>&1
