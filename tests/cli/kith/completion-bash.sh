# In a fresh bash names, columns and values of the file on the line complete, for links of a tool too.
rules=/usr/share/bash-completion/bash_completion
scripts=$(dirname "$(command -v kith)")/generated/bash
[ -r $rules ] && python3 -c 'import pty' || exit 77
mkdir bin own
ln -s "$scripts" own/completions
ln -s "$(command -v kith)" bin/kith-intro
PATH=$PWD/bin:$PATH BASH_COMPLETION_USER_DIR=$PWD/own
export PATH BASH_COMPLETION_USER_DIR
python3 "$CLI/type.py" ". $rules" \
	'kith commu' \
	'kith-intro --disj' \
	'kith-intro data/community.csv --me Amara' \
	'kith intro data/community.csv --me "rhi' \
	'kith intro data/community.csv --me Amara\ Okafor --to=rhi' \
	'kith ego --me tom' \
	'kith plot --layout=str' \
	'kith plot --undirected=mu' \
	'kith communities --method inf' \
	'kith people data/community.csv --where comp' \
	'kith people data/community.csv --where city=Lee' \
	"kith people data/community.csv --where 'city=Leeds|Manc" \
	'kith brokers data/community.csv --by par' \
	'kith brokers data/community.csv --group goa' \
	'kith communities data/commu' \
	'kith people -q data/community.csv --people-c' \
	-- bash --norc --noprofile -i
