extension LanguageWords {
  /// Every other language there is a table for.
  static let others = [
    LanguageWords(
      name: "Spanish",
      words: """
        el la los las un una unos unas de del al y o u que qué quien quién quienes cuyo cuya cuyos \
        cuyas cual cuales con sin por para según sobre entre desde hasta hace durante antes después \
        en es son era fue fueron está están ha han he hemos haya hayan había tiene tienen tengan \
        tenga hizo hicieron no ni nunca nada nadie ningún ninguna alguno alguna algún todos todas \
        todo toda más menos mayor menor mejor muy pero aunque cuando donde como si su sus lo les se \
        me nos mi mis este esta estos estas ese esa esos último última últimos últimas próximo \
        próximos pasado pasada vez veces día días semana semanas mes meses año años hora horas \
        cliente clientes usuario usuarios usuaria usuarias personas gente cuenta cuentas empresa \
        empresas compra compras compró compraron comprado pedido pedidos producto productos precio \
        correo correos tienda página teléfono país ciudad viven suscrito suscritos abierto abrieron \
        gastado gastaron realizado realizaron muéstrame mostrar quiero lista cada dos tres otra otro \
        ayer hoy mañana zapatos empleados gratis gratuito compradores comprador suscriptores \
        boletín carrito gasto inactivos registrados cancelaron dólares llamados muestra dame ó á
        """),
    LanguageWords(
      name: "Portuguese",
      words: """
        o os a as um uma uns umas de do da dos das e ou que quem cujo cuja cujos cujas com sem por \
        pelo pela para sobre entre desde até durante antes depois em no na nos nas é são era foi \
        foram está estão há têm tem tenha tenham tinha fez fizeram não nem nunca nada ninguém \
        nenhum nenhuma algum alguma todos todas tudo mais menos maior menor muito mas embora quando \
        onde como se seu sua seus suas lhe me este esta estes esse essa último última últimos \
        últimas próximo próximos passado vez vezes dia dias semana semanas mês meses ano anos hora \
        horas cliente clientes usuário usuários utilizador utilizadores pessoas conta contas \
        empresa empresas compra compras comprou compraram comprado pedido pedidos encomenda \
        encomendas produto produtos preço loja página telefone país cidade assinantes abriram \
        gastaram fizeram mostrar quero lista cada dois duas três outro \
        ontem hoje amanhã sapatos funcionários grátis compradores assinatura assinaturas boletim \
        carrinho gastos inativos cadastrados cancelaram reais à às ao aos moram
        """),
    LanguageWords(
      name: "French",
      words: """
        le la les l un une des du de d et ou que qu qui quoi dont lequel laquelle lesquels avec \
        sans par pour selon sur entre depuis jusqu pendant avant après dans en est sont était \
        étaient a ont avait ayant eu fait faire n ne pas ni jamais rien personne aucun aucune \
        quelque quelques tous toutes tout toute plus moins mais lorsque quand où comme si son sa \
        ses leur leurs se s me mon ma mes notre nos ce cet cette ces dernier dernière derniers \
        dernières prochain prochains passé fois au aux jour jours semaine semaines mois an ans \
        année années heure heures client clients cliente clientes utilisateur utilisateurs \
        utilisatrices personnes gens compte comptes entreprise entreprises achat achats acheté \
        achètent commande commandes commandé produit produits prix courriel boutique page téléphone \
        pays ville habitant abonnés ouvert dépensé effectué montre afficher je veux liste chaque \
        deux trois autre \
        hier aujourd'hui demain chaussures employés gratuit acheteurs acheteur abonnement \
        carrinho panier dépenses inactifs inactive inscrits habitent visiteurs visité annulé \
        fréquents à y
        """),
    LanguageWords(
      name: "Italian",
      words: """
        il lo la i gli le l un uno una di del dello della dei degli delle e o che chi cui quale \
        quali con senza per da dal dalla dai dalle su sul sulla tra fra fino durante prima dopo in \
        nel nella nei negli nelle è sono era erano ha hanno abbia abbiano aveva fatto non né mai \
        niente nulla nessuno nessun nessuna qualche alcuni alcune tutti tutte tutto più meno ma \
        quando dove come se suo sua suoi loro si mi mio mia questo questa questi quello ultimo \
        ultima ultimi ultime prossimo prossimi scorso scorsa volta volte al ai alle giorno giorni \
        settimana settimane mese mesi anno anni ora ore cliente clienti utente utenti persone gente \
        conto azienda aziende acquisto acquisti acquistato comprato ordine ordini ordinato prodotto \
        prodotti prezzo negozio pagina telefono paese città vivono iscritti aperto speso effettuato \
        mostra mostrami voglio lista ogni due tre altro \
        ieri oggi domani scarpe dipendenti gratuito acquirenti abbonamento carrello spesa \
        inattivi registrati annullato sito visitato aprono
        """),
    LanguageWords(
      name: "German",
      words: """
        der die das den dem des ein eine einen einem einer eines und oder aber sondern dass welche \
        welcher welches deren dessen mit ohne von vom zu zum zur nach aus bei beim seit bis für \
        gegen um über unter zwischen vor während im ins am an auf ist sind war waren hat haben \
        hatte hatten habe wurde wurden werden wird kann nicht kein keine keinen keiner nie niemals \
        nichts niemand etwas jemand alle allen aller alles mehr weniger als wenn wo wie ob sein \
        seine ihr ihre ihren sich mir mich wir uns ich er sie es dieser diese dieses letzte letzten \
        letzter letztes nächsten vergangenen mal einmal zweimal tag tage tagen woche wochen monat \
        monate monaten jahr jahre jahren stunde stunden kunde kunden kundin kundinnen benutzer \
        nutzer personen leute konto konten firma firmen unternehmen kauf käufe gekauft kaufte \
        kauften bestellung bestellungen bestellt produkt produkte preis geschäft seite telefon \
        telefonnummer land stadt wohnen abonniert geöffnet ausgegeben angemeldet zeige zeig jede \
        jeder mindestens höchstens zwei drei \
        gestern heute morgen schuhe mitarbeiter mitarbeitern kostenlos käufer abonnement \
        abonnenten warenkorb inaktive registriert gekündigt wer fans verlassen firmenkunden
        """),
    LanguageWords(
      name: "Dutch",
      words: """
        de het een en of maar dat die wie wat welke wier wiens met zonder van voor naar uit bij \
        sinds tot tegen om over onder tussen tijdens na op in aan is zijn was waren heeft hebben \
        had hadden werd werden wordt worden kan niet geen nooit niets niemand iets iemand alle alles \
        meer minder dan als waar hoe hun haar zich mij wij ons ik hij zij deze dit laatste afgelopen \
        volgende vorige keer dag dagen week weken maand maanden jaar jaren uur klant klanten \
        gebruiker gebruikers mensen personen bedrijf bedrijven aankoop aankopen gekocht kochten \
        bestelling bestellingen besteld product producten prijs winkel pagina telefoon \
        telefoonnummer land stad wonen geabonneerd geopend uitgegeven geplaatst toon laat elke ten \
        minste twee drie \
        gisteren vandaag morgen schoenen werknemers medewerkers gratis kopers abonnement \
        winkelwagen inactieve geregistreerd opgezegd ooit nieuwsbrief geklikt
        """),
    LanguageWords(
      name: "Swedish",
      words: """
        en ett den det de och eller men som att vilka vars med utan av från till för mot om över \
        under mellan före efter sedan inom vid på i är var har hade blev blir kan inte ingen inga \
        aldrig inget någon något alla allt mer mindre än när där hur sin sitt sina deras sig mig vi \
        oss jag han hon dem denna dessa senaste sista nästa förra gång gånger dag dagar dagarna \
        vecka veckor veckan månad månader månaden år timmar kund kunder kunderna användare personer \
        folk konto konton företag köp köpt köpte beställning beställningar beställt produkt \
        produkter pris butik sida telefon telefonnummer land stad bor prenumererar öppnat spenderat \
        visa minst varje två tre \
        igår idag imorgon skor anställda köpare prenumeration kundvagn inaktiva registrerade \
        handlat fler kronor
        """),
    LanguageWords(
      name: "Danish",
      words: """
        en et den det de og eller men som at hvis hvilke hvem med uden af fra til for mod om over \
        under mellem før efter siden inden ved på i er var har havde blev bliver kan ikke ingen \
        aldrig intet nogen noget alle alt mere mindre end når hvor hvordan sin sit sine deres sig \
        mig vi os jeg han hun dem denne disse seneste sidste næste forrige gang gange dag dage uge \
        uger måned måneder år time timer kunde kunder kunderne bruger brugere brugerne personer \
        folk konto konti virksomhed virksomheder køb købt købte ordre ordrer bestilling bestillinger \
        bestilt produkt produkter pris butik side telefon telefonnummer land by bor abonnerer \
        åbnet brugt vis mindst hver to tre \
        igår går idag sko ansatte købere abonnement kurv inaktive registrerede opsagt kroner
        """),
    LanguageWords(
      name: "Norwegian",
      words: """
        en ei et den det de og eller men som at hvis hvilke hvem med uten av fra til for mot om \
        over under mellom før etter siden innen ved på i er var har hadde ble blir kan ikke ingen \
        aldri ingenting noen noe alle alt mer mindre enn når hvor hvordan sin sitt sine deres seg \
        meg vi oss jeg han hun dem denne disse siste neste forrige gang ganger dag dager dagene uke \
        uker uken måned måneder måneden år time timer kunde kunder kundene bruker brukere brukerne \
        personer folk konto kontoer bedrift bedrifter kjøp kjøpt kjøpte ordre ordrer bestilling \
        bestillinger bestilt produkt produkter pris butikk side telefon telefonnummer land by bor \
        abonnerer åpnet brukt vis minst hver to tre \
        igår går idag sko ansatte kjøpere abonnement handlekurv inaktive registrerte sagt opp \
        kroner
        """),
    LanguageWords(
      name: "Finnish",
      words: """
        ja tai mutta että joka jotka jonka joiden joilla jolla jotta kun jos kuin sekä ilman kanssa \
        ennen jälkeen aikana yli alle välillä asti on ovat oli olivat ole olleet ollut ei eivät en \
        eikä koskaan mitään kukaan kaikki kaikkien joku jotain enemmän vähemmän vähintään enintään \
        missä miten hän he heidän minun meidän tämä nämä viimeisen viimeisten viimeksi viime \
        seuraavan kertaa kerran päivä päivän päivää päivinä viikko viikon viikkoa kuukausi kuukauden \
        kuukautta vuosi vuoden vuotta tunnin tuntia asiakas asiakkaat asiakkaita käyttäjä käyttäjät \
        käyttäjiä henkilöt ihmiset tili tilit yritys yritykset osto ostot ostaneet ostanut ostivat \
        tilaus tilaukset tilanneet tuote tuotteet tuotteita hinta kauppa sivu puhelin \
        puhelinnumeroa asuvat avanneet näytä jokainen kaksi kolme \
        eilen tänään kengät kenkiä työntekijää työntekijöitä ostajat tilaajat ostoskorin \
        asiakkaille yrityksiä yrityksissä
        """),
    LanguageWords(
      name: "Polish",
      words: """
        i oraz lub albo ale że który która które którzy których którym czyj z ze bez od do dla na w \
        we po przed za pod nad między przez podczas około o u jest są był była było byli były ma \
        mają miał mieli został zostali nie nigdy nic nikt żaden żadna żadnych ktoś coś wszyscy \
        wszystkie wszystko więcej mniej niż kiedy gdzie jak czy jego jej ich się mi mój nasz ten ta \
        to te ci ostatni ostatnich ostatnie ostatniego ostatnim następnych zeszłym raz razy dzień \
        dni tydzień tygodni tygodnia tygodniu miesiąc miesiąca miesiące miesięcy miesiącu rok roku \
        lat godzin klient klienci klientów klientki użytkownik użytkownicy użytkowników osoby osób \
        ludzie konto konta firma firmy zakup zakupy zakupu kupił kupili zamówienie zamówienia \
        zamówień zamówili produkt produkty produktów cena sklep strona telefon telefonu kraj miasto \
        mieszkają otworzyli wydali złożyli pokaż każdy dwa trzy \
        wczoraj dziś jutro buty butów pracowników ponad kupujący subskrypcja koszyk nieaktywni \
        zarejestrowani
        """),
    LanguageWords(
      name: "Czech",
      words: """
        a i nebo ale že který která které kteří kterým jejichž s se bez od do pro na v ve po před za \
        pod nad mezi během o u je jsou byl byla bylo byli byly má mají měl měli ne nikdy nic nikdo \
        žádný žádnou někdo něco všichni všechny všechno více méně než když kde jak jestli jeho její \
        jejich si mi náš ten ta to ty poslední posledních posledního příštích minulý krát den dny \
        dní dnů týden týdny týdnů měsíc měsíce měsíců rok roku let hodin zákazník zákazníci \
        zákazníků uživatel uživatelé uživatelů osoby lidé účet účty firma firmy nákup nákupy \
        koupil koupili nekoupili nakoupili objednávka objednávky objednávku objednávek objednali \
        produkt produkty cena obchod stránka telefon země město utratili otevřeli ukaž každý \
        včera dnes zítra boty zaměstnanci zaměstnanců kupující předplatné košík neaktivní \
        registrovaní
        """),
    LanguageWords(
      name: "Turkish",
      words: """
        ve veya ya da de ama ki ile için gibi kadar göre sonra önce beri bu şu o bir hiç hiçbir \
        her tüm bütün bazı daha çok az en fazla değil olan olmayan var yok olarak içinde arasında \
        üzerinde son geçen gelecek kez defa gün günde gündür hafta haftada ay ayda yıl yılda saat \
        müşteri müşteriler müşterileri kullanıcı kullanıcılar kullanıcıları kişi kişiler insanlar \
        hesap hesaplar şirket şirketler alışveriş satın alan almış almayan almamış aldı sipariş \
        siparişi siparişler veren vermiş vermeyen ürün ürünler ürünü fiyat mağaza sayfa sayfasını \
        telefon telefonu ülke şehir yaşayan açan açmış yapan yapmış yapmayan yapmamış harcayan \
        göster iki üç lira \
        dün bugün yarın ayakkabı çalışan çalışanı abonelik sepet üyeler
        """),
    LanguageWords(
      name: "Hungarian",
      words: """
        a az egy és vagy de hogy aki akik akiknek amely amelyek ami nem nincs soha semmi senki van \
        vannak volt voltak lett minden mindenki valaki valami több kevesebb mint ha ahol hogyan \
        után előtt óta között alatt nélkül szerint elmúlt utolsó utóbbi következő legalább legfeljebb \
        alkalommal nap napban napon napja hét hétben hónap hónapban hónapja év évben óra ügyfél \
        ügyfelek vásárló vásárlók vevő vevők felhasználó felhasználók emberek fiók fiókok cég cégek \
        vásárlás vásároltak vásárolt vettek rendelés rendelések rendeltek termék termékek terméket \
        ár bolt oldal telefon ország város élnek megnyitották mutasd két három \
        tegnap ma holnap cipő cipőt alkalmazott előfizetés kosár inaktív regisztrált
        """),
    LanguageWords(
      name: "Romanian",
      words: """
        și sau dar că care căror cine cu fără de din la în pe pentru prin după înainte între până \
        timpul este sunt era au a avut are fost nu niciodată nimic nimeni niciun nicio cineva ceva \
        toți toate tot mai puțin mult decât când unde cum dacă lui lor se mi nostru acest această \
        acești ultimul ultima ultimele ultimii următoarele trecut trecută dată ori zi zile zilele \
        săptămână săptămâni lună luna luni an ani anul ore client clienți clienții clienților \
        utilizator utilizatori utilizatorii persoane oameni cont conturi firmă firme cumpărat \
        cumpărături comandă comenzi comandat produs produse preț magazin pagină telefon țară oraș \
        locuiesc deschis cheltuit arată fiecare doi două trei \
        ieri azi mâine pantofi angajați peste cumpărători abonament coș inactivi înregistrați
        """),
    LanguageWords(
      name: "Indonesian",
      words: """
        yang dan atau tetapi tapi dengan tanpa dari ke di untuk pada oleh dalam antara sejak sampai \
        selama sebelum sesudah setelah adalah tidak belum bukan jangan pernah sudah telah akan ada \
        semua setiap beberapa seseorang lebih kurang lagi ini itu mereka dia kami kita saya nya \
        terakhir lalu berikutnya kali hari minggu bulan tahun jam pelanggan pengguna orang akun \
        perusahaan pembelian membeli beli dibeli pesanan memesan produk harga toko halaman telepon \
        negara kota tinggal berlangganan membuka menghabiskan melakukan tampilkan dua tiga \
        kemarin besok sepatu karyawan punya gratis langganan keranjang aktif terdaftar
        """),
    LanguageWords(
      name: "Croatian",
      words: """
        i ili ali da koji koja koje kojih čiji s sa bez od do za na u po prije poslije nakon pod \
        nad između tijekom oko su je bio bila bilo bili ima imaju imali nije nisu nikad nikada \
        ništa nitko niko neki netko nešto svi sve više manje nego kad kada gdje kako ako njegov \
        njihov se mi naš ovaj ova posljednjih poslednjih zadnjih zadnja prošli prošle sljedećih \
        put puta dan dana tjedan tjedna nedelja mjesec mjeseca meseci godina godine godinu sati \
        kupac kupci kupaca korisnik korisnici korisnika osobe ljudi račun tvrtka kupnja kupili \
        kupio narudžba narudžbe narudžbu naručili proizvod proizvodi proizvode cijena trgovina \
        stranica telefon zemlja grad žive otvorili potrošili prikaži svaki
        """),
    LanguageWords(
      name: "Catalan",
      words: """
        el la els les un una uns unes de del dels i o que qui quin quina quins amb sense per segons \
        sobre entre des fins fa durant abans després en al als és són era ha han hem hagi hagin té \
        tenen tingui va van no ni mai res ningú cap algun alguna tots totes tot més menys però quan \
        on com si seu seva seus seves aquest aquesta aquests últim última últims últimes darrers \
        darreres darrer passat vegada vegades dia dies setmana setmanes mes mesos any anys hora \
        hores client clients usuari usuaris persones gent compte empresa empreses compra comprat \
        compres comanda comandes producte productes preu botiga pàgina telèfon país ciutat viuen \
        obert gastat fet mostra vull cada dos tres
        """),
    LanguageWords(
      name: "Hindi in Latin letters",
      words: """
        jo jinhone jinke jisne unhone woh wo hai hain tha thi nahi nahin kabhi kuch koi sabhi aur \
        lekin ke ka ki ko se mein par liye baad pehle pichle pichhle aakhri agle din dino mahine \
        saal hafte ghante baar grahak log kharida kharidi kharidari kiya kiye kee khareeda wale \
        waale dikhao kam zyada
        """),
    LanguageWords(
      name: "Slovenian",
      words: """
        in ali ampak da ki kateri katera katere katerih s z brez od do za na v po pred pod nad med \
        okoli so je bil bila bilo bili ima imajo imeli ni niso nikoli nič nihče nekdo nekaj vsi vse \
        več manj kot ko kje kako če njegov njihov se mi naš ta zadnjih zadnji prejšnji naslednjih \
        krat dan dni dneh teden tednov tednih mesec mesecev mesecih leto let stranka stranke strank \
        kupec kupci kupcev uporabnik uporabniki uporabnikov osebe ljudje račun podjetje podjetja \
        nakup kupili kupil naročilo naročila izdelek izdelki cena trgovina stran telefon ničesar
        """),
    LanguageWords(
      name: "Lithuanian",
      words: """
        ir ar arba bet kad kurie kuris kuri kurių su be iš iki už į ant po prieš per nuo apie yra \
        buvo turi turėjo ne nėra niekada nieko niekas kažkas visi visos daugiau mažiau nei kai kur \
        kaip jei jo jų jos aš mes paskutinių paskutines pastarąsias praėjusį kartą kartus diena \
        dienų dienas savaitę savaitės mėnesį mėnesių metus metų klientas klientai klientų \
        vartotojas vartotojai pirkėjai pirko nepirko pirkimas užsakymas užsakymų produktas produktai \
        kaina parduotuvė puslapis telefonas šalis miestas
        """),
    LanguageWords(
      name: "Latvian",
      words: """
        un vai bet ka kas kuri kuru kuriem ar bez no līdz par uz pie pēc pirms starp ir bija nav \
        nekad neko neviens kāds visi visas vairāk mazāk nekā kad kur kā ja viņa viņu mēs es pēdējo \
        pēdējā pagājušajā reizi reizes diena dienas dienu nedēļa nedēļu mēnesis mēnešu gads gada \
        gadu klients klienti klientu lietotājs lietotāji pircēji pirka pirkuši nopirka pasūtījums \
        pasūtījumi produkts produkti cena veikals lapa tālrunis valsts pilsēta
        """),
    LanguageWords(
      name: "Estonian",
      words: """
        ja või aga et kes mis kelle kellel kellega ilma kuni üle alla vahel enne pärast jooksul ajal \
        on oli olid ole olnud ei kunagi midagi keegi kõik iga rohkem vähem kui kus kuidas tema \
        nende meie mina see need viimase viimaste eelmisel korda kord päev päeva nädal nädala \
        nädalat kuu kuud aasta aastat klient kliendid kliente kasutaja kasutajad inimesed konto \
        ettevõte ost ostnud ostis tellimus tellimused toode tooted hind pood leht telefon riik linn
        """),
    LanguageWords(
      name: "Swahili",
      words: """
        na au lakini kwa ya wa za la cha vya katika kutoka hadi kabla baada ya ambao ambaye ambazo \
        si sio hakuna kila wote yote zaidi chini ya kuliko wakati wapi jinsi kama wake wao yake \
        mimi sisi hii hizi hiyo zilizopita iliyopita mwisho mara siku wiki mwezi miezi mwaka miaka \
        mteja wateja mtumiaji watumiaji watu akaunti kampuni ununuzi kununua alinunua walinunua \
        hawajanunua agizo bidhaa bei duka ukurasa simu nchi mji chochote
        """),
    LanguageWords(
      name: "Tagalog",
      words: """
        ang ng mga sa na at o pero kung kapag dahil para mula hanggang bago pagkatapos ay hindi wala \
        walang may mayroon lahat bawat mas higit kaysa saan paano sino ano siya sila kami tayo ako \
        ito iyon nakaraang nakaraan huling susunod beses araw linggo buwan taon kustomer gumagamit \
        tao bumili binili nagbili bibili order produkto presyo tindahan telepono bansa lungsod
        """),
    LanguageWords(
      name: "Basque",
      words: """
        eta edo baina ez duten dute dituzten den diren zuen zuten izan dago daude gabe baino gehiago \
        gutxiago azken azkeneko aurreko hurrengo egun egunetan aste astetan hilabete hilabetetan \
        urte urtean bezero bezeroak erabiltzaile erabiltzaileak erosi erosten ezer inoiz eskaera \
        produktu prezio denda telefono herrialde hiri
        """),
  ]
}
