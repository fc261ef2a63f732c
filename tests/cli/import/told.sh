# Tables that say too little are told what to become; who goes by a number alone is counted, until contacts name them.
printf 'AuthorID,Author,Date,Content,Attachments,Reactions\n1,ada,2024-01-01,planted,,\n' >channel.csv
printf 'Subject,Body,From: (Name),From: (Address),To: (Name),To: (Address)\nplanted,planted,Ada,ada@x.org,Bo,bo@x.org\n' >inbox.csv
printf '_id,thread_id,date_sent,from_recipient_id,body\n1,1,1740000000000,2,planted\n' >messenger.csv
for file in channel inbox messenger; do
	kith import $file.csv 2>&1 || echo "exit $?"
done
kith import --format told data/florentine.csv 2>&1 || echo "exit $?"
printf '01.02.24, 10:00 - +49 151 2345 6701: planted\n01.02.24, 10:01 - Bo: planted\n' >chat.txt
printf 'BEGIN:VCARD\nVERSION:3.0\nFN:Ada Lee\nTEL;TYPE=CELL:+4915123456701\nEMAIL:ada@x.org\nEND:VCARD\n' >phone.vcf
kith import chat.txt 2>&1
kith import chat.txt phone.vcf 2>&1
# An answer whose In-Reply-To is not here answers the last of its References.
cat >few.mbox <<'LETTERS'
From x Mon Jan 01 10:00:00 2024
From: Ada <ada@x.org>
Message-ID: <1@x>
Date: Mon, 1 Jan 2024 10:00:00 +0000

planted

From x Mon Jan 01 11:00:00 2024
From: Bo <bo@x.org>
Message-ID: <2@x>
In-Reply-To: <elsewhere@x>
References: <0@x> <1@x>
Date: Mon, 1 Jan 2024 11:00:00 +0000

planted
LETTERS
kith import few.mbox
