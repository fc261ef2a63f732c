# What is not a person is not called one, and the words below the title are as they are wanted.
printf 'source,target\nAcme,Beta\nBeta,Cyan\n' >firms.csv
for nouns in companies,links boxes,churches people,ties sheep,fish; do
	kith plot -q firms.csv --nouns $nouns --format svg | grep -o '>3 [^<]*</title>\|>[^<]* each<'
	printf 'source,target\nAcme,\n' | kith plot -q --nouns $nouns --format svg | grep -o '>1 [^<]*</title>'
done
printf 'source,target\nAda,Bo\n' | kith plot -q --nouns people,ties --format svg | grep -o '2 people [^<]*</title>'
kith plot -q firms.csv --title T --subtitle 'as of May' --format svg | grep -o '>as of May<'
kith plot -q firms.csv --title T --subtitle none --format svg | grep -c '>3 people' || true
kith plot -q firms.csv --nouns companies --format svg
