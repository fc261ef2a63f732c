# Every part reads as the page is asked to: ties count 1 each, silence counts from the day given.
kith report -q data/community.csv --me 'Amara Okafor' --today 2030-01-01 |
	grep -o 'last in touch [0-9]* years ago' | head -n 1
for lens in '' --unweighted; do
	kith report -q $lens data/lesmis.csv | grep -o 'betweenness">[0-9.]*' | head -n 1
	kith brokers -q $lens -n 1 data/lesmis.csv | cut -d, -f1-3
done
