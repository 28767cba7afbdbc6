# The encoding that is suggested when a file is not UTF-8: what it suggests must read the file. The texts are
# in UTF-8 below, and iconv writes them in each encoding.
@ ru.csv
name;address;note
Иванов Пётр;Москва;постоянный клиент
Смирнова Анна;Санкт-Петербург;любит крем
Кузнецов Дмитрий;Казань;звонить после обеда
Попова Елена;Екатеринбург;день рождения в мае
Васильев Олег;Новосибирск;просил скидку
Соколова Мария;Самара;
РОМАНОВ ИГОРЬ;УФА;НЕ ЗВОНИТЬ
.
@ uk.csv
name;address;note
Шевченко Тарас;Київ;постійний клієнт
Коваленко Оксана;Львів;любить каву
Бондаренко Юрій;Харків;
Ткаченко Наталія;Одеса;подзвонити у п'ятницю
Кравченко Ігор;Дніпро;її чоловік
.
@ pl.csv
name;address;note
Łukasz Wiśniewski;Kraków;stały klient
Małgorzata Zięba;Łódź;proszę dzwonić po południu
Stanisław Wójcik;Gdańsk;
Agnieszka Kamińska;Poznań;żona pana Kamińskiego
Józef Dąbrowski;Wrocław;kupił mydło
Grażyna Piątek;Bydgoszcz;święto
Paweł Woźniak;Rzeszów;
.
@ cs.csv
name;address;note
Jiří Dvořák;Plzeň;stálý zákazník
Tereza Nováková;Praha;má ráda květiny
Zdeněk Růžička;Brno;volat odpoledne
Věra Černá;České Budějovice;
Tomáš Procházka;Hradec Králové;sleva příště
Lukáš Kučera;Ústí nad Labem;
.
@ hu.csv
name;address;note
Szabó György;Győr;törzsvásárló
Kovács Erzsébet;Pécs;délután hívni
Nagy Sándor;Székesfehérvár;
Tóth Ágnes;Budapest;hűséges vevő
Horváth Zoltán;Gödöllő;nőnap
.
@ de.csv
name;address;note
Jörg Müller;Köln;Stammkunde
Käthe Weiß;München;möchte Rückruf
Günter Schröder;Düsseldorf;
Bärbel Groß;Nürnberg;Geburtstag im März
Übelacker Öttinger;Ärzte;
.
@ fr.csv
name;address;note
René Lefèvre;Besançon;client fidèle
François Gagné;Orléans;rappeler après midi
Hélène Bâtisse;Saint-Étienne;
Zoé Noël;Nîmes;préfère l’été
Anaïs Cœur;Évreux;
.
@ es.csv
name;address;note
José Muñoz;Málaga;cliente habitual
María Ibáñez;León;llamar mañana
Íñigo Núñez;Cádiz;
Lucía Gómez;Córdoba;cumpleaños en otoño
Ángel Peña;Logroño;¿llamar?
.
@ pt.csv
name;address;note
João Gonçalves;São Paulo;não ligar
Conceição Simões;Évora;aniversário em março
Inês Magalhães;Guimarães;
António Leitão;Brasília;atenção
.
@ sv.csv
name;address;note
Åsa Söderström;Göteborg;ring på måndag
Björn Sjögren;Malmö;
Jørgen Ødegård;Ålesund;kjære kunde
Søren Kjær;Århus;
.
@ tr.csv
name;address;note
Gülşen Yıldız;İstanbul;düzenli müşteri
Çağrı Öztürk;Eskişehir;doğum günü mayısta
Işıl Doğan;Muğla;
Şükrü Aydın;Kırşehir;
.
@ lt.csv
name;address;note
Žydrūnas Šimkus;Šiauliai;nuolatinis klientas
Rūta Žukauskaitė;Kaunas;skambinti po pietų
Jānis Bērziņš;Rīga;
Kęstutis Čekanavičius;Panevėžys;
.
@ el.csv
name;address;note
Γιώργος Παπαδόπουλος;Αθήνα;τακτικός πελάτης
Μαρία Νικολάου;Θεσσαλονίκη;
Κώστας Γεωργίου;Πάτρα;τηλέφωνο το απόγευμα
Ελένη Δημητρίου;Ηράκλειο;
.
@ he.csv
name;address;note
דוד כהן;תל אביב;לקוח קבוע
שרה לוי;ירושלים;
משה מזרחי;חיפה;להתקשר אחר הצהריים
רחל אברהם;באר שבע;
.
@ zh.csv
name;address;note
王明;北京市朝阳区;老客户
李小红;上海市;喜欢面霜
张伟;广州市天河区;下午联系
刘芳;深圳;生日五月
陈静;成都;
欧阳娜;杭州市西湖区;朋友介绍
.
@ tw.csv
name;address;note
王大明;台北市中正區;老客戶
李小紅;新北市板橋區;喜歡面霜
張偉;高雄市;下午聯絡
劉芳;台中市西屯區;生日五月
陳靜宜;台南;
歐陽娜;桃園市;朋友介紹
.
@ ja.csv
name;address;note
山田太郎;東京都新宿区;常連のお客様
佐藤花子;大阪市北区;石けんが好き
鈴木一郎;横浜市;午後に電話してください
高橋さくら;名古屋市;誕生日は五月
田中ユリ;札幌;
.
@ ko.csv
name;address;note
김민수;서울특별시 강남구;단골 고객
이영희;부산광역시;오후에 전화
박지훈;인천;생일은 오월
최수진;대구광역시;비누를 좋아함
.
@ reads
# LANGUAGE ENCODING ...: the encoding that is suggested, and whether it reads the file
crm-add --from $1.csv --today=2026-11-21 >want.tsv
language=$1; shift
for encoding; do
	iconv -f UTF-8 -t "$encoding" "$language.csv" >is.csv
	said=$(crm-add --from is.csv 2>&1 | sed 's/.*--encoding=\([^ ]*\).*/\1/')
	crm-add --from is.csv --encoding="$said" --today=2026-11-21 >got.tsv && cmp -s want.tsv got.tsv && echo "$encoding: $said"
done
.

# Alphabets
$ sh reads ru WINDOWS-1251 KOI8-R CP866 MACCYRILLIC; sh reads uk WINDOWS-1251 KOI8-U; sh reads el WINDOWS-1253; sh reads he WINDOWS-1255
WINDOWS-1251: windows-1251
KOI8-R: KOI8-R
CP866: CP866
MACCYRILLIC: MACCYRILLIC
WINDOWS-1251: windows-1251
KOI8-U: KOI8-U
WINDOWS-1253: windows-1253
WINDOWS-1255: windows-1255

# Latin letters
$ for l in de es pt sv; do sh reads $l WINDOWS-1252 ISO-8859-1; done; sh reads fr WINDOWS-1252 MACINTOSH; sh reads de CP850 MACINTOSH
WINDOWS-1252: windows-1252
ISO-8859-1: windows-1252
WINDOWS-1252: windows-1252
ISO-8859-1: windows-1252
WINDOWS-1252: windows-1252
ISO-8859-1: windows-1252
WINDOWS-1252: windows-1252
ISO-8859-1: windows-1252
WINDOWS-1252: windows-1252
MACINTOSH: macintosh
CP850: CP850
MACINTOSH: macintosh

$ for l in pl cs hu; do sh reads $l WINDOWS-1250; done; sh reads cs CP852; sh reads pl ISO-8859-2; sh reads tr WINDOWS-1254; sh reads lt WINDOWS-1257
WINDOWS-1250: windows-1250
WINDOWS-1250: windows-1250
WINDOWS-1250: windows-1250
CP852: CP852
ISO-8859-2: ISO-8859-2
WINDOWS-1254: windows-1254
WINDOWS-1257: windows-1257

# Chinese, Japanese, Korean
$ sh reads zh GB18030 GB2312; sh reads tw BIG5; sh reads ja CP932 SHIFT_JIS EUC-JP; sh reads ko CP949 EUC-KR
GB18030: GB18030
GB2312: GB18030
BIG5: BIG5
CP932: CP932
SHIFT_JIS: CP932
EUC-JP: EUC-JP
CP949: CP949
EUC-KR: CP949

# One name is often enough; a Japanese one in half the width of a character, too
$ for n in 'Łukasz Wiśniewski' 'Jiří Dvořák' 'Grażyna Nowak'; do printf 'name\n%s\n' "$n" | iconv -t CP1250 | crm-add --from - 2>&1; done | sed 's/.*; in //'
windows-1250 it is "Łukasz", and --encoding=windows-1250 reads it so
windows-1250 it is "Jiří", and --encoding=windows-1250 reads it so
windows-1250 it is "Grażyna", and --encoding=windows-1250 reads it so

$ printf 'name,note\n山田太郎,ﾔﾏﾀﾞ ﾀﾛｳ\n' | iconv -t CP932 | crm-add --from - 2>&1 | sed 's/.*; in //'
CP932 it is "山田太郎", and --encoding=CP932 reads it so

# UTF-16 without a byte order mark is read as it is, even if few of its characters are ASCII
$ for l in ru zh tw he de; do for e in UTF-16LE UTF-16BE; do crm-add --from $l.csv --today=2026-11-21 >want.tsv; iconv -t $e $l.csv | crm-add --from - --today=2026-11-21 | cmp - want.tsv; done; done

# Where no encoding gives words, none is suggested
$ printf 'name\nx\260y\n' | crm-add --from -
! crm-add: standard input:2: "x\xB0y" is not UTF-8; --encoding says what it is instead (iconv -l lists the names)
? 1
