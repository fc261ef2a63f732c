# What messages of the library tell people to use is there: lib/base/caller.h and the tools agree.
. "$CLI/tools.sh"
for tool in $(tools); do
	kith "$tool" --help
done >helps
words=$(sed -n 's/^#define KITH_CALLER_[A-Z_]* "\(-.*\)"$/\1/p' "$CLI/../../lib/base/caller.h")
[ -n "$words" ] || complain "lib/base/caller.h has no words"
for word in $words; do
	grep -qE -e "(^| )$word([ =,[]|\$)" helps || complain "no tool has $word"
done
for tool in $(grep -rhoE 'KITH_CALLER_TOOL\("[a-z]+' "$CLI/../../lib" | sed 's/.*"//' | sort -u); do
	kith "$tool" --help >help || complain "there is no tool $tool"
done
