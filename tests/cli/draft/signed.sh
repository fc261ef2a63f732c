# Who asked signs, and a template can say what they do, also in letters to those one has lost touch with.
printf 'Subject: Hello\n\nDear {to}, I {my_work}.\n{from}\n' >own.txt
kith reconnect -q data/community.csv --me 'Amara Okafor' >lost.csv
kith meet -q data/community.csv --me 'Amara Okafor' -n 1 >near.csv
for answer in lost near; do
	kith draft --template own.txt <$answer.csv
	kith draft <$answer.csv | tail -n 1
done
# What told two of one name apart is not how they are addressed.
cat >connections.csv <<'ROWS'
First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Lee,,,Acme,,24 Mar 2024
Ada,Lee,,,Loom (UK) Ltd,,05 Feb 2016
Ada,Lee,,,,,05 Feb 2015
ROWS
kith import -q connections.csv --me 'Me (Too)' >web.csv
for name in 'Ada Lee (Loom (UK) Ltd)' 'Ada Lee (2)'; do
	kith intro -q web.csv --me 'Me (Too)' --to "$name" | kith draft | sed -n '3p;$p'
done
