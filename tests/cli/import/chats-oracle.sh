# Python's own library finds the same people and ties in invented chats, and in the fuzzers' small ones.
command -v python3 >/dev/null || exit 77
python3 "$CLI/../bench/chats.py" invented 300
for kind in discord telegram whatsapp git; do
	cp -r "$CLI/../fuzz/corpus/$kind" .
done
mkdir slack
cp -r "$CLI/../fuzz/corpus/slack" slack/general
cp "$CLI/../fuzz/corpus/archive/slack.zip" .
python3 "$CLI/../oracle_chats.py" kith invented/* slack slack.zip discord/* telegram/* whatsapp/us.txt git/*
