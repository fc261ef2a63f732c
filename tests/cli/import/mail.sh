# Who wrote to whom, and who answered, out of an mbox; lists and robots are nobody, one Message-ID counts once.
cat >Mail.mbox <<'MAIL'
From ada@x.org Mon Mar  4 09:00:00 2024
From: Ada Lee <Ada@X.org>
To: Bo Kay <bo@y.org>, "Ng, Cy" <cy@z.org>
Bcc: dee@w.org
Date: Mon, 4 Mar 2024 09:00:00 +0100
Message-ID: <1@x.org>
Subject: SECRETSUBJECT

SECRETBODY
>From now on, quoted

From bo@y.org Tue Mar  5 09:00:00 2024
From: =?utf-8?q?B=C3=B8?= Kay <bo@y.org>
To: ada@x.org
Cc: no-reply@y.org
Date: Tue, 5 Mar 2024 23:30:00 -0800
Message-ID: <2@y.org>
In-Reply-To: <1@x.org>

SECRETBODY

From bo@y.org Tue Mar  5 09:00:00 2024
From: Bo Kay <bo@y.org>
To: ada@x.org
Date: Tue, 5 Mar 2024 23:30:00 -0800
Message-ID: <2@y.org>

SECRETBODY again, from another folder

From list@l.org Wed Mar  6 09:00:00 2024
From: Cy Ng <cy@z.org>
To: Us <list@l.org>
Date: Wed, 6 Mar 2024 09:00:00 +0000
Message-ID: <3@z.org>
References: <0@x.org> <1@x.org>
List-Post: <mailto:list@l.org>
List-Id: Us <list.l.org>
Precedence: list

SECRETBODY

From shop@s.org Thu Mar  7 09:00:00 2024
From: Shop <shop@s.org>
To: ada@x.org
Date: Thu, 7 Mar 2024 09:00:00 +0000
Message-ID: <4@s.org>
Precedence: bulk

SECRETBODY

From club@c.org Thu Mar  7 10:00:00 2024
From: Fay <fay@c.org>
To: ada@x.org
Date: Thu, 7 Mar 2024 10:00:00 +0000
Message-ID: <5@c.org>
List-Unsubscribe: <https://c.org/>

SECRETBODY

From ada@x.org Thu Mar  7 11:00:00 2024
From: Ada Lee <ada@x.org>
To: fay@c.org
Date: Thu, 7 Mar 2024 11:00:00 +0000
Message-ID: <6@x.org>
In-Reply-To: <5@c.org>

SECRETBODY

From bo@y.org Fri Mar  8 09:00:00 2024
From: bo@y.org
To: ada@x.org
Date: Fri, 8 Mar 2024 09:00:00 +0000
Auto-Submitted: auto-replied
In-Reply-To: <6@x.org>
Message-ID: <7@y.org>

SECRETBODY: out of office
MAIL
kith import Mail.mbox 2>&1
echo '-- Since the sixth'
kith import -q Mail.mbox --since 2024-03-06
echo '-- Everyone'
kith import -q Mail.mbox --everyone | grep -E 'no-reply|list@'
sed 's/$/\r/' Mail.mbox >crlf.mbox
kith import -q Mail.mbox >lf
kith import -q crlf.mbox | cmp - lf
gzip -k Mail.mbox
kith import -q <Mail.mbox.gz | cmp - lf
kith import -q Mail.mbox crlf.mbox | cmp - lf
