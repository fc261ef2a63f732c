# Locked in, a tool still does all it is asked for: fonts, threads, packed files, folders, files beside
# the answer; and what it is forbidden it never tries.
kith plot -q data/lesmis.csv -o lesmis.png --threads 2
kith plot -q data/lesmis.csv -g -o lesmis.pdf >/dev/null
kith report -q data/karate.csv -o karate.html
kith brokers -q data/lesmis.csv -g --answer answer.csv --methods methods.txt -o graph.csv --threads 2
gzip -c data/karate.csv >karate.csv.gz
kith people -q karate.csv.gz -n 1 | cut -d, -f1,2
mkdir folder
printf 'From: Bo <bo@x.org>\nTo: Cy <cy@x.org>\nDate: Mon, 1 Jan 2024 10:00:00 +0000\nMessage-ID: <1@x>\n\nHello\n' >folder/1.eml
kith import -q folder -o imported.csv
kith export -q data/karate.csv --pseudonyms key.csv -o folder/karate.gml
printf 'source;target\nZo\353;Bo\n' | kith people -q --encoding latin1 | cut -d, -f1,2
kith people -q data/karate.csv -n 1 -o /dev/stdout | wc -l
ls -A . folder
