# fish offers names, columns and values of the file on the line, with what options mean.
scripts=$(dirname "$(command -v kith)")/generated/fish
command -v fish >/dev/null || exit 77
mkdir -p bin
ln -s "$(command -v kith)" bin/kith-intro
PATH=$PWD/bin:$PATH HOME=$PWD XDG_DATA_DIRS=$PWD
export PATH HOME XDG_DATA_DIRS
mkdir -p fish
ln -s "$scripts" fish/vendor_completions.d
for line in 'kith commu' 'kith-intro --disj' 'kith-intro data/community.csv --me Amara' \
	'kith intro --me tom data/community.csv' \
	'kith intro data/community.csv --me Amara\ Okafor --to=rhi' 'kith plot --layout=str' \
	'kith people data/community.csv --where city=Lee' 'kith communities data/commu'; do
	fish -c "complete -C '$line'"
done
