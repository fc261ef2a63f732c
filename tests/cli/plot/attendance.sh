# Who came to what is drawn as it is, people and events, in the circles of communities --two-mode.
kith plot -q data/southern-women.csv --format svg >web.svg
grep -o '18 people[^<.]*' web.svg | head -1
grep -c '</title></circle>' web.svg
grep -c '</title></rect>' web.svg
kith communities -q --two-mode --list data/southern-women.csv | sed 1d | cut -d, -f2 | while read -r name; do
	grep -c ">$name</text>" web.svg
done
printf 'name,meeting\nAda,spring\nBo,spring\nBo,autumn\n' | kith plot -q --format svg |
	sed -n 's/.*<title>\(.*\)<\/title><\/\(.*\)>/\1 \2/p' | LC_ALL=C sort
# What a pipe hands on is drawn as events, too, without arrows.
kith plot -qg data/southern-women.csv | kith plot -q --format svg >piped.svg
grep -c '</title></rect>' piped.svg
grep -c '<path fill=' piped.svg || true
