# What was written in chats is neither kept nor printed, not even where a file is cut off or spoilt.
command -v python3 >/dev/null || exit 77
python3 "$CLI/../bench/chats.py" chats 60 SECRET
cat >spoil.py <<'END'
import os, random, sys, zipfile
chance = random.Random(3)
for name in sorted(os.listdir("chats")):
    data = open(os.path.join("chats", name), "rb").read()
    if name.endswith(".zip"):
        with zipfile.ZipFile(os.path.join("chats", name)) as archive:
            data = archive.read(archive.namelist()[0])
    for k in range(6):
        at = chance.randrange(len(data))
        ways = [data[:at], data[:at] + b"\0" + data[at:], data[:at] + b"\xff" + data[at:], data[:at] + b'"' + data[at:],
                data.replace(b",", b" ", k + 1), data[:at].rsplit(b"\n", 1)[0]]
        with open(f"bad/{name}.{k}", "wb") as file:
            file.write(ways[k % len(ways)])
END
mkdir bad
python3 spoil.py
for file in chats/* chats bad/*; do
	for tool in 'import --everyone' 'check'; do
		# shellcheck disable=SC2086 # the words are meant as several
		kith $tool "$file" >>all 2>&1 || :
	done
done
for format in slack discord telegram whatsapp git mail csv; do
	for file in chats/*; do
		kith import --format $format --merge-map map.csv "$file" >>all 2>&1 || :
		[ ! -e map.csv ] || cat map.csv >>all
	done
done
wc -l <all | grep -qE '^[0-9]{4,}' || echo 'little was printed at all'
grep SECRET all | sort | uniq -c | sort -rn | head -20
# Nor where the lines are none that is known, and their words look like columns.
printf 'den 13 juni 2018 21:25 - Ada: SECRET SECRET\nden 13 juni 2018 21:26 - Bo: SECRET SECRET\n' >words.txt
printf 'Ada: SECRET b\nBo: SECRET d\n' >two.txt
for tool in import summary; do
	for file in words.txt two.txt; do
		kith $tool $file >>words 2>&1 || :
	done
done
wc -l <words | grep -qx ' *4' || echo 'something else was printed'
grep SECRET words || :
