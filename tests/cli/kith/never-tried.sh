# No connection and no program is even tried, and only the unfinished file is opened for writing.
command -v strace >/dev/null || exit 77
strace -o trace true 2>/dev/null || exit 77
HOME=$PWD/nowhere strace -f -o trace -e trace=network,execve,openat kith plot -q data/karate.csv -o karate.svg || exit 77
grep -c execve trace
grep 'socket\|connect' trace || true
sed -n 's/.*openat([^"]*"\([^"]*\)", [A-Z_|]*\(WRONLY\|RDWR\).*/\1/p' trace | sed 's/kith-......\.tmp/(unfinished)/; s|.*/||'
