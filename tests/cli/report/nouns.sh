# What is not people and ties is called what it is: counts, picture, findings, numbers and headings.
kith report -q data/florentine.csv --nouns families,bonds -o page.html
sed -n '/class="about"/,/<\/ul>/p' page.html | sed 's/<[^>]*>//g' | grep -E 'famil|bond'
grep -o '>[^<]*\(families\|bonds\?\)[^<]*</\(p\|th\|title\)>' page.html | LC_ALL=C sort -u
# A word that stands between headings of columns cuts none of them.
kith report -q data/karate.csv --nouns 'a|b:c,links' | grep -o '<th[^>]*>a|b:c</th>'
kith report -q data/karate.csv --nouns families
