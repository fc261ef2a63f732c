# Who asked signs, and a template can say what they do, also in letters to those one has lost touch with.
printf 'Subject: Hello\n\nDear {to}, I {my_work}.\n{from}\n' >own.txt
kith reconnect -q data/community.csv --me 'Amara Okafor' >lost.csv
kith meet -q data/community.csv --me 'Amara Okafor' -n 1 >near.csv
for answer in lost near; do
	kith draft --template own.txt <$answer.csv
	kith draft <$answer.csv | tail -n 1
done
