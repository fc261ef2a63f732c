# What was found comes first, in sentences, each as the tool of that question answers it.
kith report -q data/community.csv -o page.html
sed -n '/class="about"/,/<\/ul>/p' page.html | sed 's/<[^>]*>//g'
broker=$(kith brokers -q data/community.csv -n 1 --rows 'degree>0' | sed 1d | cut -d, -f1)
grep -c "<li>More of the shortest ways between others lead through $broker than through anybody else[.]" page.html
# --today dates the page; who has no date has none.
kith report -q data/community.csv --today 2026-06-01 | grep -o '<p class="about">.*</p>'
kith report -q data/karate.csv | grep -o '<p class="about">.*</p>'
