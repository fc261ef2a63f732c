# Telegram: answers, reactions, and both ways in a chat of two; one chat or all of them.
cat >group.json <<'END'
{"name":"Weavers","type":"private_group","id":77,"messages":[
{"id":1,"type":"message","date":"2024-03-04T09:00:00","from":"Ada Lee","from_id":"user11","text":"x",
 "reactions":[{"type":"emoji","count":2,"emoji":"x","recent":[{"from":"Bo","from_id":"user22","date":"2024-03-05T09:00:00"},{"from":"Weavers","from_id":"channel77"}]}]},
{"id":2,"type":"message","date":"2024-03-05T09:00:00","from":"Bo","from_id":"user22","reply_to_message_id":1,"text":[{"type":"link","text":"x"},"y"]},
{"id":3,"type":"service","date":"2024-03-05T09:00:00","actor":"Cy","actor_id":"user33","action":"invite_members","members":["Dee"],"text":""},
{"id":4,"type":"message","date":"2024-03-06T09:00:00","from":"Weavers","from_id":"channel77","reply_to_message_id":1,"text":"x"},
{"id":5,"type":"message","date":"2024-03-06T09:00:00","from":null,"from_id":"user44","reply_to_message_id":9,"reply_to_peer_id":"channel5","text":"x"}
]}
END
cat >two.json <<'END'
{"name":"Bo","type":"personal_chat","id":22,"messages":[
{"id":1,"type":"message","date":"2024-04-01T09:00:00","from":"Ada Lee","from_id":"user11","text":"x"},
{"id":2,"type":"message","date_unixtime":"1712048400","from":"Bo","from_id":"user22","reply_to_message_id":1,"text":"x"},
{"id":3,"type":"message","date":"2024-04-03T09:00:00","from":"Ada Lee","from_id":"user11","text":"x"}]}
END
cat >one-sided.json <<'END'
{"name":"Dee","type":"personal_chat","id":44,"messages":[
{"id":1,"type":"message","date":"2024-04-01T09:00:00","from":"Ada Lee","from_id":"user11","text":"x"}]}
END
cat >old.json <<'END'
{"name":"Eve","type":"personal_chat","id":4295000000,"messages":[
{"id":1,"type":"message","date":"2019-04-01T09:00:00","from":"Ada Lee","from_id":11,"text":"x"},
{"id":2,"type":"message","date":"2019-04-02T09:00:00","from":"Eve","from_id":55,"text":"x"}]}
END
cat >bot.json <<'END'
{"name":"Poll","type":"bot_chat","id":99,"messages":[
{"id":1,"type":"message","date":"2024-04-01T09:00:00","from":"Poll","from_id":"user99","text":"x"},
{"id":2,"type":"message","date":"2024-04-01T09:00:00","from":"Ada Lee","from_id":"user11","reply_to_message_id":1,"text":"x"}]}
END
kith import group.json two.json one-sided.json old.json bot.json 2>&1
{
	printf '{"about":"x","personal_information":{"user_id":11,"first_name":"Ada"},"contacts":{"about":"x","list":[{"user_id":1}]},"chats":{"about":"x","list":['
	cat group.json; printf ,; cat two.json; printf ,; cat one-sided.json; printf ,; cat old.json
	printf ']},"left_chats":{"about":"x","list":['; cat bot.json
	printf ']}}'
} >result.json
kith import -q group.json two.json one-sided.json old.json bot.json >apart
kith import -q result.json | cmp - apart
kith import -q result.json group.json two.json | cmp - apart
