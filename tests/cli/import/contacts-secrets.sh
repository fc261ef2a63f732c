# Of contacts nothing is printed but who they are: no notes, numbers, streets or words of a relation.
cat >secret.vcf <<'ROWS'
BEGIN:VCARD
FN:Ada
EMAIL:ada@x.org
NOTE:SECRET
TEL:SECRET
ADR:SECRET;SECRET;SECRET;Leeds;SECRET;SECRET;SECRET
URL:SECRET
PHOTO:SECRET
BDAY:SECRET
X-NOTE:SECRET
RELATED;VALUE=text:SECRET
SECRET
X-SPOUSE:SECRET
EMAIL:SECRET
END:VCARD
ROWS
printf 'First Name,Last Name,Notes,E-mail Address,Mobile Phone,Spouse\nBo,Kay,SECRET,bo@x.org,SECRET,SECRET\n' >secret.csv
for tool in 'import' 'import --json' 'import --me Me' 'import --format csv' 'import --everyone' 'people' 'check'; do
	# shellcheck disable=SC2086 # the words are meant as several
	kith $tool secret.vcf >>all 2>&1 || :
done
kith import secret.vcf secret.csv --me Me >>all 2>&1
grep -c SECRET all || :
