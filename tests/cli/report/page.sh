# One file, nothing fetched, every answer as its tool gives it, names as text only.
kith report -q data/florentine.csv --title 'The families of Florence' -o page.html
grep -o '<h1>.*</h1>\|<h2>.*</h2>' page.html
grep -c "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]*'; script-src 'none'" page.html
! grep -E '(src|style)="|url[(]|@import|<script|http://[^w]|https:' page.html
kith brokers -q data/florentine.csv -n 10 | sed 1d | cut -d, -f1 | while read -r name; do
	grep -q "<td data-of=\"who\">$name</td><td data-of=\"why\">" page.html || echo "$name is left out"
done
kith ties -q data/florentine.csv -n 10 | sed 1d | cut -d, -f1,2 | while IFS=, read -r a b; do
	grep -q "<td data-of=\"from\">$a</td><td data-of=\"to\">$b</td>" page.html || echo "$a and $b are left out"
done
printf 'source,target\n</h2><b>,Ann&\n' | kith report -q >names.html
! grep -F '</h2><b>' names.html
grep -c '<td data-of="who">&lt;/h2&gt;&lt;b&gt;</td>' names.html
