# In a fresh zsh, too, names, columns and values of the file on the line complete.
scripts=$(dirname "$(command -v kith)")/generated/zsh
command -v zsh >/dev/null && python3 -c 'import pty' || exit 77
mkdir bin
ln -s "$(command -v kith)" bin/kith-intro
PATH=$PWD/bin:$PATH
export PATH
python3 "$CLI/type.py" "fpath=($scripts \$fpath); autoload -U compinit; compinit -D; bindkey -e" \
	'kith commu' \
	'kith-intro --disj' \
	'kith-intro data/community.csv --me Amara' \
	'kith intro data/community.csv --me "rhi' \
	'kith intro data/community.csv --me Amara\ Okafor --to=rhi' \
	'kith ego --me tom' \
	'kith plot --layout=str' \
	'kith plot --undirected=mu' \
	'kith people data/community.csv --where comp' \
	'kith people data/community.csv --where city=Lee' \
	'kith brokers data/community.csv --by par' \
	'kith communities data/commu' \
	'kith people -q data/community.csv --people-c' \
	-- zsh -f -i
