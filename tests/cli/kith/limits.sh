# Where files, their size, the stack or memory are limited, a tool answers, or says so and ends with
# 4; it ends by no signal, waits for nothing, and leaves nothing unfinished.
limited() {
	status=0
	(
		ulimit "$1" "$2"
		shift 2
		exec timeout 60 kith "$@"
	) >out 2>err || status=$?
	case $status in
	0) ;;
	4) grep -q '^kith' err || echo "$*: no message: $(cat err)" ;;
	127) ;; # the machine could not even load it
	*) echo "$*: exit $status $(cat err)" ;;
	esac
	[ "$(echo kith-*.tmp)" = 'kith-*.tmp' ] || echo "$*: left $(echo kith-*.tmp)"
}
# What sanitizers set aside does not fit under a limit of memory, and they end by its own signals.
if grep -q __asan_init "$(command -v kith)"; then
	exit 77
fi
for files in 4 5 6 8; do
	limited -n $files people data/karate.csv -o people.csv
	limited -n $files plot data/karate.csv -o plot.png
	limited -n $files report data/karate.csv -o report.html
done
limited -f 1 plot data/karate.csv -o plot.png
cat err
limited -f 1 people data/karate.csv
cat err
for stack in 48 64 96 128; do
	limited -s $stack plot data/karate.csv -o plot.png
	limited -s $stack report data/karate.csv -o report.html
done
for memory in 130000 160000 200000 300000; do
	limited -v $memory plot data/karate.csv -o plot.png
	limited -v $memory report data/karate.csv -o report.html
	limited -v $memory brokers data/karate.csv
done
