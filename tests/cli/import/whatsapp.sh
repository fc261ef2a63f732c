# WhatsApp: who wrote in one conversation met; dates are read as the whole chat tells.
mark=$(printf '\342\200\216')
cat >chat.txt <<END
2/3/24, 21:04 - Messages and calls are end-to-end encrypted.
2/3/24, 21:04 - Ada created group "Weavers: all of us"
2/3/24, 21:05 - Ada Lee: hello
1/1/23, 10:00 is not a message: but this text goes on
2/3/24, 21:50 - Bo: hi
2/3/24, 22:49 - Cy: within the hour
2/3/24, 23:50 - Dee: over an hour later
3/3/24, 0:20 - Bo: past midnight
4/3/24, 9:00 - Ada Lee: alone
25/3/24, 9:00 - Ada Lee: x
25/3/24, 9:00 - Bo: <Media omitted>
25/3/24, 9:01 - Bo changed the group description
END
kith import chat.txt 2>&1
echo '# on an iPhone: marks, what stands for pictures, what WhatsApp says'
cat >_chat.txt <<END
[3/30/24, 9:04:05 PM] Weavers: ${mark}Messages and calls are end-to-end encrypted. No one outside of this chat can read them.
[3/30/24, 9:04:05 PM] Weavers: ${mark}Ada created this group
${mark}[3/30/24, 9:04:06 PM] Ada: ${mark}image omitted
[3/30/24, 9:04:07 PM] ~ Bo: x
[3/30/24, 9:04:08 PM] Cy: ${mark}Cy added you
[3/30/24, 11:04:08 PM] Ada: x
[3/31/24, 12:01:00 AM] Cy: x
END
kith import _chat.txt 2>&1
echo '# either order, and said so'
printf '1/2/24, 9:00 - Ada: x\n1/2/24, 9:01 - Bo: x\n' >either.txt
kith import either.txt 2>&1
printf '1/2/24, 9:00 AM - Ada: x\n1/2/24, 9:01 AM - Bo: x\n' >clock.txt
kith import clock.txt 2>&1 | grep -v ^source
printf '1/2/24, 9:00 - Ada: x\n2/2/24, 9:01 - Bo: x\n3/2/24, 9:02 - Bo: x\n' >span.txt
kith import span.txt 2>&1 | grep -v ^source
printf '1/2/24, 9:00 - Ada: x\n5/1/24, 9:01 - Bo: x\n' >forward.txt
kith import forward.txt 2>&1 | grep -v ^source
printf '24/1/30, 9:00 - Ada: x\n24/2/1, 9:01 - Bo: x\n' >year.txt
kith import year.txt 2>&1 | grep -v ^source
echo '# twice, and of a span of time'
kith import chat.txt chat.txt 2>&1 >twice | cat
kith import -q chat.txt | cmp - twice
kith import -q chat.txt --since 2024-03-25
printf 'source,target\nA,B\n' >ties.csv
kith import ties.csv --format whatsapp 2>&1 || echo "exit $?"
