/** What is tried first, in the languages of this site. Shorter ones fall to the length rule. */
export const COMMON_PASSWORDS = new Set(
  `
  00000000 000000000 0000000000 01020304 01234567 012345678 0123456789 10203040 102030405060 11111111 111111111
  1111111111 11223344 1122334455 112233445566 12121212 123123123 1231231234 12341234 12345678 123456780 123456789
  1234567890 123456abc 123456qwerty 12345qwert 1234qwer 123abc123 123qwe123 123qweasd 13579246 147258369 147852369
  159357258 159753456 19841984 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc 20002000 20202020 20242024 20252025 20262026
  22222222 24682468 33333333 44444444 55555555 66666666 741852963 77777777 789456123 789456123a 87654321 876543210
  88888888 963852741 98765432 987654321 9876543210 99999999 a1234567 a12345678 a123456789 aa123456 aaaabbbb aabbccdd
  abc12345 abc123456 abcabcabc abcd1234 abcdefgh abcdefghi academic access123 access14 admin123 adminadmin
  administrateur administrator alexander alexandra alexandre amazing1 android1 angel123 angelique angels123 anthony1
  antoine1 apple123 aragorn1 arsenal1 asd12345 asdasdasd asdf1234 asdfasdf asdfghjk asdfghjkl automne1 autumn2025
  autumn2026 awesome1 azerty123 azertyui azertyuiop babyboy1 babygirl babylon5 backup123 baguette banana123 baptiste
  barcelona baseball basketball batman123 beatles1 beaujolais beautiful benjamin bestfriend bienvenue blessed1
  blueberry bonjour bonjour1 bonjour123 bordeaux bordeaux1 bourgogne business butterfly camille1 candy123 cappuccino
  caroline catherine champagne champion champions changeit changeme changeme1 changezmoi charlie1 charlotte cheese123
  chelsea1 cherry123 children chocolat chocolate christ123 christian christopher citizens citycity cityhall clementine
  coffee123 communication company1 computer computer1 connection contact1 cookie123 cookies1 cool1234 coolcool
  corentin corporate corvette cowboys1 danielle database december decembre default1 delphine diamond1 dimanche
  director director1 dolphin1 dolphins dominique donald123 doudou123 dragon123 dragonball eagles123 education elephant
  elizabeth eminem123 emmanuel employee enfants1 enterprise etudiant excellent facebook facebook1 family01 family123
  fantastic february ferrari1 finance1 florence flower123 flowers1 fondation football football1 forever1 fortnite
  foundation francois frederic freedom1 friends1 friendship frodo123 fromage1 gandalf1 garfield ginger123 gladiator
  godzilla1 goku1234 google123 gorgeous government guest123 guestguest guillaume hamburger happiness happy123
  harley123 harrypotter heaven123 hello123 hellohello helpdesk hogwarts honda123 honeybee hunter123 hunter22 hurricane
  iloveyou iloveyou1 info1234 information informatique instagram international internazionale internet internet1
  iphone123 isabelle january1 jennifer jeremie1 jessica1 jesus123 jesuschrist jetaime jetaime1 jonathan jordan123
  jordan23 juliette juventus kawasaki killer123 lakers24 laurence legolas1 leopard1 letmein letmein1 letmeinnow
  liberte1 liberty1 lightning linkedin linux123 liverpool lkjhgfdsa login123 loginlogin london123 london2012 loulou123
  love1234 lovelove loveme123 loveyou madeleine madonna1 manager1 manager123 manchester marketing1 marseille master123
  mathilde matrix123 matthieu maverick maxime123 mercedes mercedes1 mercredi metallica michael1 michael23 michelle
  mickey123 microsoft midnight minecraft ministere ministry minnie123 mnbvcxz1 monday123 monkey123 montpellier
  motdepasse mustang1 mylove123 mypassword naruto123 nathalie national network1 newcastle newpassword nicholas
  nicolas1 nintendo nirvana1 nopassword november novembre october1 office123 office365 oldpassword olivier1 onepiece
  oracle123 orange123 ordinateur organisation organization outlook1 p4ssw0rd p@ssw0rd p@ssword pa55w0rd pa55word
  packers1 panther1 papillon paris123 pascal123 passpass passphrase passw0rd password password! password. password0
  password1 password12 password123 password2 password3 password4 password5 password6 password7 password8 password9
  password? passwords passwort patricia patrick1 peace123 peaches1 pepper123 philippe pikachu1 pizza123 platinum
  playstation poiuytrewq pokemon pokemon123 porsche1 princess princess1 printemps professor q1w2e3r4 q1w2e3r4t5
  qazwsxedc qweasdzxc qweqwe123 qweqweqwe qwer1234 qwerty12 qwerty123 qwerty1234 qwertyui qwertyuiop qwertzuiop
  rainbow1 rangers1 raspberry realmadrid recherche redskins region123 research roblox123 rock1234 rocknroll roses123
  router123 salut123 samantha samsung1 samsung123 sasuke123 saturday science1 scooby123 scorpion sebastien secret123
  secretsecret securite security september septembre server123 service1 shadow12 shadow123 slipknot smile123 snoopy123
  soleil123 spaghetti spiderman spring2025 spring2026 startrek starwars steelers stephane stephanie strasbourg
  strawberry student1 success1 success123 summer2024 summer2025 summer2026 sunflower sunshine sunshine1 superman
  supersecret support1 sweetheart sweetie1 system123 teacher1 temporary temppass terminator test1234 tester123
  testing1 testing123 testtest thepassword thierry1 thunder1 thursday tiger123 tigger123 together topsecret toulouse
  tournesol toyota123 trustno1 tuesday1 twitter1 ubuntu123 universite university user1234 username useruser
  utilisateur valentin valentine vendredi veronica veronique victoria victory1 vincent1 virginie warriors wednesday
  welcome welcome1 welcome123 whatever whatever1 whatsapp wifi1234 windows1 windows10 winner123 winter2024 winter2025
  winter2026 wireless wonderful xbox3600 yamaha123 yankees1 yourpassword youtube1 zaq12wsx zaq1zaq1 zxcv1234 zxcvbnm
  zxcvbnm1 zxcvbnm123
  `
    .trim()
    .split(/\s+/),
)
