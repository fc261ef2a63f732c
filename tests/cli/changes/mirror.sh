# Told the other way round, the answer is its mirror.
mirror() {
	sed 's/came/LEFT/;s/left/came/;s/LEFT/left/;s/,new,/,LOST,/;s/,lost,/,new,/;s/,LOST,/,lost,/
		s/stronger/FADED/;s/faded/stronger/;s/FADED/faded/;s/grew/SHRANK/;s/shrank/grew/;s/SHRANK/shrank/
		s/more/LESS/;s/less/more/;s/LESS/less/;s/rises/FALLS/;s/falls/rises/;s/FALLS/falls/'
}
command -v mlr >/dev/null || exit 77
kith changes -q "$CLI/changes/old.csv" "$CLI/changes/new.csv" | mlr --icsv --ocsv cut -f what,change,name,other,before,after >there
kith changes -q "$CLI/changes/new.csv" "$CLI/changes/old.csv" | mlr --icsv --ocsv put 'if ($what == "circle" && $other != "" && $change =~ "grew|shrank|stayed") {
		$was = $name; $name = $other; $other = $was; unset $was
	}' then cut -o -f what,change,name,other,after,before | sed 1d | mirror | sort >back
sed 1d there | sort | cmp - back
