# Control characters, and what is no character, stay out of the picture: a blank stands for each.
odd=$(printf 'a\001b\033c\357\277\277d')
for end in svg html; do
	kith plot -q data/karate.csv --title "$odd" --caption "$odd" -o web.$end
	LC_ALL=C tr -d '\001-\010\013\014\016-\037' <web.$end | cmp - web.$end && echo clean
	LC_ALL=C grep -q "$(printf '\357\277\277')" web.$end || echo "none left"
	grep -c 'a b c d' web.$end
done
