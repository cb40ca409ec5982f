#include "narration/heteronym_table.h"

const struct heteronym_cue heteronym_cues[] = {
    /* live, lives, close, used, use, house */
    {"live", CUE_NEXT, -50,
     "broadcast broadcasts music television tv audience audiences wire wires ammunition animal "
     "animals "
     "coverage album albums performance performances concert concerts show shows recording "
     "recordings "
     "stream streaming feed birth births fish bait rounds fire cattle stock action version video "
     "events coral insects theatre "
     "event band bands births oak poultry cell cells virus vaccine vaccines circuit report "
     "entertainment "
     "theater theatre dvd cd set sessions session"},
    {"live", CUE_NEXT_PLURAL, -30, ""},
    {"minute", CUE_NEXT_PLURAL, 40, ""},
    {"live", CUE_PREVIOUS, -40,
     "performed broadcast recorded played streamed aired shown televised play sing "
     "perform record performing playing"},
    {"live", CUE_NEXT, 25,
     "in with by on longer alone together near under there here happily in at like "
     "peacefully forever off through up among long"},
    {"live", CUE_NEXT, -20, "from and at"},
    {"lives", CUE_NEXT, 40, "in with at alone near on here there by there under next"},
    {"lives", CUE_NEXT, -26, "of were are have"},
    {"lives", CUE_BEFORE, -30,
     "lost save saved saving their our many lost claimed cost human people's "
     "risked risking risk change changed million"},
    {"close", CUE_NEXT, -40,
     "to together friend friends relationship relationships ties relative relatives attention "
     "range "
     "contact enough by quarters proximity links cooperation look call associate allies ally "
     "family "
     "combat watch race second study connection relations examination association behind up "
     "collaboration "
     "cousin cousins control inspection supporter encounters advisor adviser"},
    {"close", CUE_PREVIOUS, -35,
     "very too so quite get gets got getting come came comes coming stay "
     "stayed how as draw drew stand stood sit sat live lived lives really were "
     "pretty fairly remained is are more moved move keep kept"},
    {"close", CUE_NEXT, 24, "the your his her down its their this our my it them"},
    {"close", CUE_BEFORE, 24,
     "to will must please would drew bring brought brings came comes draws did"},
    {"close", CUE_PREVIOUS, 40, "the a"},
    {"close", CUE_NEXT, 30, "of"},
    {"closer", CUE_NEXT, -20, "to together look ties than and"},
    {"closer", CUE_BEFORE, 20, "pitcher inning saves bullpen yankees relief ninth baseball"},
    {"closer", CUE_NEAR, 30, "pitcher inning saves bullpen relief ninth baseball"},
    {"used", CUE_NEXT, -90, "to"},
    {"used", CUE_PREVIOUS, 94, "is are be been being was were it them"},
    {"used", CUE_PREVIOUS, -90, "get got getting not am i'm become became"},
    {"use", CUE_NEXT, -26, "of for in"},
    {"use", CUE_PREVIOUS, -30, "in into no any for make made makes of little"},
    {"house", CUE_NEXT, 24, "the over up about more refugees thousands hundreds several"},

    /* read */
    {"read", CUE_NEXT, 10, "by"},
    {"read", CUE_NEXT, -10, "aloud between"},
    {"read", CUE_BEFORE, -16, "learned learn learning how"},
    {"read", CUE_PREVIOUS, 30,
     "letter sign note message banner statement headline telegram poster label "
     "inscription words"},

    /* lead, leads */
    {"lead leads", CUE_NEXT, 60,
     "pipe pipes paint poisoning poison acetate oxide bullet bullets ore mine mines mining weights "
     "shot levels exposure contamination smelter-based solder glass roof coffin acid battery "
     "batteries "
     "crystal sulfide sulphide content isotope isotopes compounds pencil pencils balloon nitrate "
     "mining smelting "
     "smelter and-zinc free glaze shielding"},
    {"lead", CUE_PREVIOUS, 40,
     "molten metallic liquid melted tetraethyl toxic red white heavy containing "
     "contain contains zinc silver copper tin"},
    {"lead", CUE_NEAR, 30,
     "zinc copper mercury arsenic cadmium gold silver iron metal metals tin toxic "
     "glass alloys glaze weight poisoning alloy ore gasoline petrol pipes roof heavy element soil "
     "water "
     "blood density melted isotopes"},
    {"lead", CUE_PREVIOUS, -40,
     "to will would can could may might must should the took take taking a "
     "his her their not did they who"},
    {"lead", CUE_NEXT, -30,
     "to the singer guitarist role actor vocals guitar vocalist by in over up "
     "him them us"},
    {"lead", CUE_PREVIOUS, 36, "of with from"},
    {"lead", CUE_AFTER, 20, "poisoning metal"},

    /* bow, bows */
    {"bow bows", CUE_NEAR, -34,
     "arrow arrows violin cello string strings archer archers hunting ribbon hair tie ties fiddle "
     "longbow "
     "wooden quiver tied necktie tied shot dress wearing rosin shoot shoots shooting ribbon-tied"},
    {"bow bows", CUE_NEXT, -40, "tie ties and-arrow window street"},
    {"bow bows", CUE_NEAR, 80,
     "ship ship's stern boat boat's vessel deck bent knee sail hull torpedo port starboard wave "
     "waves "
     "anchor bowsprit crew destroyer tanker tankers ships boats vessels hulls keel icebreaker "
     "icebreakers barge barges ferry ramming ram bulbous ironclad canoe canoes moored steamer"},
    {"bow bows", CUE_NEXT, 34, "down out thruster before to his her their low"},
    {"bow bows", CUE_BEFORE, 80, "took take takes taking final deep low"},
    {"bow bows", CUE_NEAR, 14, "head audience king queen curtain"},
    {"bowed", CUE_NEAR, -20, "string strings instrument instruments legs violin"},
    {"bowing", CUE_NEAR, -24, "string strings violin cello technique instrument"},

    /* row, rows */
    {"row rows", CUE_NEAR, 36,
     "quarrel argument furious blazing heated diplomatic angry erupted political shouting noisy "
     "broke over-money dispute terrible"},
    {"row rows", CUE_NEXT, 24, "over between about with erupted broke"},
    {"row rows", CUE_NEAR, -30,
     "seats boat boats houses seat trees second third front back oars river skeletons of "
     "table column columns death teeth lake across chairs desks"},
    {"row rows", CUE_PREVIOUS, -20, "front back in to each top bottom skid death"},

    /* tear, tears */
    {"tear", CUE_NEAR, -40,
     "eye eyes cheek cheeks wept weeping cried crying shed gland ducts duct gas drop drops "
     "rolled wiped single sad wipe"},
    {"tear", CUE_NEXT, 40, "down up apart off away it them the out through into open in at"},
    {"tear", CUE_PREVIOUS, 40, "to and wear muscle ligament a-small meniscus wear-and small"},
    {"tear", CUE_NEAR, 110,
     "canvas sail sails screen net hide garment sleeve upholstery leather curtain tent aorta "
     "retina lining membrane parchment flag envelope wear muscle ligament knee shoulder fabric "
     "cloth cartilage rip page paper tissue "
     "hamstring tendon rotator cuff jeans meniscus"},
    {"tears", CUE_NEAR, -40,
     "eyes eye cheeks wept crying cried shed burst blood sweat joy laughter sadness "
     "face wept moved"},
    {"tears", CUE_PREVIOUS, -30, "in into to of the her his their with"},
    {"tears", CUE_NEXT, 30, "it them the apart up down through off a away"},
    {"tears", CUE_NEAR, 40, "ligament muscle rotator cuff fabric easily meniscus paper"},

    /* wind, winds, winding, wound */
    {"wind", CUE_NEXT, 30, "up down back around through the its along it"},
    {"wind winds", CUE_NEAR, -24,
     "storm strong north south east west blew blowing speed speeds turbine turbines farm "
     "cold rain power energy gust gusts mph hurricane instruments solar tunnel "
     "direction instrument chill prevailing sail"},
    {"wind", CUE_NEAR, 26, "clock watch thread rope bobbin spool reel coil wool tape"},
    {"winds", CUE_NEXT, 40, "through its along around up down past"},
    {"wind", CUE_PREVIOUS, -20, "the against strong"},
    {"winding", CUE_NEAR, -6, "trumpet horn"},
    {"wound", CUE_NEXT, 50, "up down around through its round along the tightly on past"},
    {"wound", CUE_PREVIOUS, 24,
     "was were is are be been being had tightly has have he she it they which"},
    {"wound", CUE_NEAR, -40,
     "bullet stab gunshot blood healed infected head chest knife infection healing open "
     "surgeon bandage dressing dressed flesh mortal fatal inflicted"},
    {"wound", CUE_NEXT, -20, "in was healed and"},
    {"wound", CUE_PREVIOUS, -40, "to the a his her my this open gunshot"},
    {"wound", CUE_NEAR, 24, "coil wire thread tightly spool rope clock string scarf"},

    /* minute, content, invalid, complex */
    {"minute", CUE_NEXT, 80,
     "amounts amount quantities quantity details detail particles particle traces fraction "
     "fragments inspection examination differences creatures scale grains doses changes crystals "
     "organisms holes"},
    {"minute", CUE_PREVIOUS, 30,
     "very most in-such so extremely is are were some these more almost"},
    {"minute", CUE_PREVIOUS, -50,
     "one a last per every each any this that five ten the next first by 90 30 up"},
    {"content", CUE_NEXT, 40, "with to"},
    {"content", CUE_PREVIOUS, 34,
     "was were is be not am are i'm seemed quite perfectly felt feel never "
     "very heart's remain remained himself herself themselves more"},
    {"content", CUE_NEXT, -24, "of is was creator creators and for on"},
    {"content", CUE_PREVIOUS, -24,
     "the fat water original sugar alcohol of mineral oxygen our its digital carbon"},
    {"content", CUE_BEFORE, 20, "live lived sat sitting to"},
    {"contents", CUE_NEXT, 60, "himself herself itself themselves"},
    {"invalid", CUE_PREVIOUS, -30,
     "an bedridden chronic his her elderly lifelong confirmed permanent semi"},
    {"invalid", CUE_PREVIOUS, -80,
     "wealthy elderly young rich poor helpless hopeless aged royal middle-aged old lonely "
     "complete virtual bed-ridden"},
    {"invalid", CUE_NEXT, -34,
     "wife was had died lay mother father sister brother son daughter aunt husband who chair "
     "carriage for soldier "
     "soldiers"},
    {"invalid", CUE_NEXT, 34,
     "argument claim contract ballots votes vote ballot assumption password name because if under "
     "email "
     "input number passport data code and by as reasoning marriage ticket request"},
    {"invalid", CUE_PREVIOUS, 40,
     "is was are were be declared ruled legally considered been become render rendered "
     "deemed logically void"},
    {"complex", CUE_PREVIOUS, -30,
     "apartment housing building sports military inferiority the temple industrial shopping "
     "office guilt oedipus cave this entertainment"},
    {"complex", CUE_NEXT, -30,
     "of was is in at near has that which where with for on contains includes"},
    {"complex", CUE_PREVIOUS, 40,
     "very more most is are so too highly extremely as was were and become"},
    {"complex", CUE_NEXT, 30,
     "problem problems system systems and number numbers issue issues process "
     "question questions structure structures relationship sentence life"},

    /* bass, dove, sow, sewer, sake */
    {"bass", CUE_NEAR, 40,
     "fish fishing lake river caught sea largemouth smallmouth striped trout perch water catch "
     "pond fillet grilled "
     "boat lakes species angler anglers"},
    {"bass", CUE_NEAR, -40,
     "guitar drum drums guitarist player clarinet line singer voice music band baritone "
     "played plays tenor treble double notes vocals clef"},
    {"dove", CUE_NEXT, 50,
     "into in toward towards down off under from for deep beneath headfirst to right"},
    {"dove", CUE_PREVIOUS, 16, "and then he she i we they"},
    {"dove", CUE_PREVIOUS, -30, "white mourning a the turtle rock"},
    {"sow", CUE_NEAR, 26,
     "seeds seed reap crop crops field fields confusion discord wheat barley spring doubt "
     "division fear chaos"},
    {"sow", CUE_NEAR, -34,
     "pigs piglets pig farrow litter farrowed boar boars pregnant piglet pen bear bugs"},
    {"sow", CUE_NEXT, 20, "the seeds"},
    {"sows", CUE_NEAR, -34, "pigs piglets boars pig pregnant boar farrowing litters litter farm"},
    {"sows", CUE_NEAR, 30, "seeds seed reaps whoever wheat discord confusion"},
    {"sewer sewers", CUE_PREVIOUS, 20, "expert skilled accomplished fine hand home good"},
    {"sewer sewers", CUE_NEAR, 50,
     "costumes costume glove gloves cutter cutters embroidery embroiderer tailor tailors stitches "
     "stitch seam seams lace leather shoe shoes hem needlework shirt dresses hats coats sails "
     "bookbinder patterns wedding-dress "
     "dress needle fabric skilled seamstress thread garments machine sewing clothes quilts quilt "
     "sews "
     "curtains shirts"},
    {"sewer sewers", CUE_NEAR, -40,
     "water pipe pipes system city drain rats lines underground line"},
    {"sake", CUE_NEXT, 40, "brewed made produced from is was"},
    {"sake", CUE_PREVIOUS, 20,
     "of with and hot cold warm chilled some no drinking sweet local fine"},
    {"sake", CUE_NEAR, 40,
     "brew brews brewer brewers breweries fermented barrel barrels shrine shochu kyoto tokyo osaka "
     "japan cask casks distillery mirin izakaya alcohol alcoholic "
     "rice wine drink drank japanese brewed bottle sushi cup cups brewery beer warm brewing "
     "drinking bottles glass sip"},
    {"sake", CUE_NEXT, -60, "of"},
    {"sake", CUE_PREVIOUS, -60, "for own god's heaven's his her their its pete's my whose old"},
    {"sake", CUE_BEFORE, -40, "for"},
    {"slough", CUE_NEXT, -30, "off its their"},
    {"slough", CUE_PREVIOUS, -20, "to will they and"},
    {"slough", CUE_PREVIOUS, 30, "the a muddy tidal this"},
    {"slough", CUE_NEAR, 20, "swamp marsh river creek despond wetland tidal water"},
    {"slough", CUE_NEAR, -24, "skin cells snake snakes dead"},
    {"pasty", CUE_NEAR, -30,
     "cornish meat eat ate baked cheese beef oven bakery hot pastry lunch filling bought"},
    {"pasty", CUE_NEAR, 30, "face skin white complexion pale looked faced texture mixture"},
    {"routed", CUE_NEAR, 36,
     "army enemy battle forces cavalry troops defeated defeat victory soldiers fled team "
     "rebels french rivals opponents"},
    {"routed", CUE_NEXT, -30, "through via to around along over"},
    {"routed", CUE_NEAR, -16,
     "calls traffic cable cables highway train trains line packets signal data"},
    {"putting", CUE_NEXT, 40, "green greens stroke surface practice course"},
    {"putting", CUE_NEAR, 30,
     "golf golfer golfers golfer's tee hole holes green greens birdie birdies bogey par fairway "
     "putts putter caddie round championship tournament open masters strokes"},
    {"putting", CUE_PREVIOUS, 20, "poor excellent superb his her good bad driving chipping and"},
    {"putting", CUE_NEXT, -40,
     "a the it them him his her their its up forward an all down pressure out off together "
     "more to"},
    {"bases", CUE_NEXT, 10, "for on"},
    {"bases", CUE_BEFORE, 22,
     "scientific theoretical legal moral philosophical ideological conceptual genetic "
     "neural factual empirical intellectual biological ethical ground solid"},
    {"bases", CUE_NEXT, 12, "of"},
    {"bases", CUE_NEAR, -34,
     "military air naval army loaded stolen acids stole troops overseas missile soldiers "
     "runner runners hit home-run baseball american rocket nucleotide dna navy inning base"},
    {"axes", CUE_NEAR, 36,
     "x y z symmetric coordinate coordinates rotation horizontal vertical symmetry graph axis "
     "major "
     "perpendicular parallel plane optical along rotate rotates intersect"},
    {"axes", CUE_NEAR, -36,
     "wood stone swords tools battle sharp chop chopped weapons bronze hand trees iron "
     "throwing flint spears firemen wielding knives hammers"},
    {"ellipses", CUE_NEAR, -30,
     "orbits orbit planets focus foci circles circle drew geometry planetary"},
    {"ellipses", CUE_NEAR, 30,
     "dots quotation punctuation sentence omitted text quote marks commas"},
    {"drawer drawers", CUE_NEAR, 60,
     "cartoons artist pictures draughtsman comics cheque bank check"},
    {"hinder", CUE_NEXT, 60, "part parts legs leg end limbs feet quarters"},
    {"gill", CUE_NEAR, 60, "pint whisky rum spirits measure quarter"},
    {"lower", CUE_NEAR, 60, "sky skies clouds scowl"},
    {"mow", CUE_NEAR, 40, "hay barn"},
    {"mow", CUE_NEXT, -40, "the lawn down grass"},
    {"number", CUE_NEAR, 44, "fingers toes numb cold feeling"},
    {"raven", CUE_NEAR, 40, "prey devour"},
    {"number", CUE_NEXT, 44, "than"},
    {"number", CUE_PREVIOUS, 40, "grew growing grow grows felt feel feels getting"},
    {"resign", CUE_NEAR, 44, "re-sign contract free-agent players club renewed"},
    {"skied", CUE_NEXT, 40, "his her"},
    {"skied", CUE_NEXT, -60, "down in at there through on across to"},
    {"skied", CUE_NEAR, 50,
     "ball batsman catch cricket shot penalty crossbar bar goal striker batter wicket kick"},
    {"viola", CUE_NEAR, 40, "garden flower flowers pansy pansies petals bloom blooms planted"},
    {"tarry", CUE_NEAR, -30, "tar substance black sticky sand residue oil stool stools road smell"},
    {"tarry", CUE_NEXT, 20, "here there long too awhile in at"},
    {"thou", CUE_PREVIOUS, -40, "a ten twenty few hundred fifty"},
    {"cleanly", CUE_NEXT, 20, "person people habits animal animals in"},
    {"cleanly", CUE_PREVIOUS, 14, "very a most more and"},
    {"agape", CUE_NEXT, 20, "is as was means meaning"},
    {"agape", CUE_PREVIOUS, 20, "of and between called term word"},
    {"agape", CUE_NEAR, 50,
     "loves lewis charity philia storge selfless paul christians feast love greek god eros "
     "christian divine philia theology"},
    {"agape", CUE_NEAR, -50, "mouth mouths stared jaw staring stood doors"},
    {"attaches", CUE_NEAR, -40, "military cultural embassy naval embassies diplomats press"},
    {"rose", CUE_NEAR, 60, "wine glass-of bottle chilled provence wines"},
    {"unionized", CUE_NEAR, 60, "molecule molecules drug acid ph gas atoms atom form"},
    {"denier", CUE_NEAR, 50, "nylon stockings tights yarn fiber fibre fabric silver coin"},
    {"denier", CUE_NEAR, -30, "climate holocaust science"},
    {"coax", CUE_NEAR, 50, "cable cables connector antenna wiring ethernet"},
    {"coax", CUE_NEXT, -50, "the him her a them it me out"},
    {"primer", CUE_NEAR, -40,
     "paint paints coat coats painted painting wood metal surface surfaces undercoat dna rna pcr "
     "strand strands polymerase powder cartridge cartridges percussion ignites priming enamel zinc "
     "rust steel varnish primers plaster firing charge explosive acrylic epoxy"},
    {"primer", CUE_NEAR, 30,
     "latin school schools children letters reader reading grammar textbook alphabet edition "
     "editions pupils greek schoolbook prayers catechism author published wrote"},
    {"primer", CUE_NEXT, 30, "on of"},
    {"mouth", CUE_BEFORE, -60, "hand mouth"},
    {"wicked", CUE_NEXT, 60, "away up upward upwards into through from out along"},
    {"wicked", CUE_NEAR, 20,
     "moisture sweat fabric fibres fibers cotton capillary fuel oil water wax liquid lamp"},
    {"does", CUE_NEAR, 24,
     "buck bucks deer fawn fawns stag stags antlers hind hinds rabbit rabbits hare hares herd "
     "herds rut pregnant goats kids"},
    {"does", CUE_PREVIOUS, 18,
     "# the pregnant two three four several many adult young female older and of with wild nursing "
     "yearling mature breeding these other their"},
    {"does", CUE_NEXT, -80, "not it he she this that the a an so"},
    {"celtic", CUE_NEAR, 40,
     "glasgow rangers cup league match matches football fc goal goals manager scored scottish "
     "boston striker hibernian aberdeen goalkeeper midfielder basketball nba fans supporters "
     "defender player players season transfer"},
    {"celtic", CUE_NEXT, 24, "won park beat lost defeated drew signed scored fc"},
    {"celtic", CUE_NEXT, -60,
     "language languages cross crosses tribe tribes mythology sea art culture peoples people "
     "music origin britain studies god gods goddess name names word deity christianity saints"},
    {"evening", CUE_NEXT, 44, "the out up things his her their its"},
    {"evening", CUE_PREVIOUS, -60,
     "the that this every each one same next following previous last late early sunday monday "
     "tuesday wednesday thursday friday saturday summer winter autumn spring an his her good"},
    {"evening", CUE_PREVIOUS, 16, "of by thus for without thereby"},
    {"evening", CUE_NEAR, 10, "score scores series match tie count contest record sides odds"},
    {"arithmetic", CUE_NEXT, 40,
     "mean means progression progressions series sequence sequences average averages growth "
     "operation operations operator operators unit units function functions expression expressions "
     "increase overflow geometry coding logic ratio ratios rate difference sum proof"},
    {"arithmetic", CUE_NEXT_PLURAL, 14, ""},
    {"worsted", CUE_NEAR, -44,
     "wove woven weave weavers wool yarn suit cloth fabric spinning woolen mills weave knitting"},
    {"worsted", CUE_NEAR, 34, "battle fight enemy opponent army argument was were been"},
    {"multiply", CUE_NEXT, 70,
     "connected defined charged imputed linked valued resistant perfect transitive branched"},
    {"multiply", CUE_PREVIOUS, 50, "is are was were be being been a the"},

    /* adjectives in -ed */
    {"aged", CUE_NEXT, 60,
     "# between from over under about just only well beautifully for in gracefully"},
    {"aged", CUE_NEXT, 50, "cheese beef wine whiskey whisky rum cheddar steak vinegar"},
    {"aged", CUE_NEXT, -40,
     "mother father parents man woman people aunt uncle and grandmother population king "
     "poor relative relatives grandfather couple priest servant queen"},
    {"aged", CUE_PREVIOUS, 50, "middle he she has have had was is cheese wine"},
    {"aged", CUE_PREVIOUS, -20, "the"},
    {"blessed", CUE_PREVIOUS, -24, "the"},
    {"blessed", CUE_PREVIOUS, -40, "declared"},
    {"blessed", CUE_PREVIOUS, 60,
     "was were is are be been he priest she who am i god has have had pope bishop feel felt"},
    {"blessed", CUE_NEXT, -50,
     "virgin sacrament are is mary trinity mother memory saint event john relief peace be"},
    {"blessed", CUE_NEXT, 40, "with by the him them her us"},
    {"cursed", CUE_PREVIOUS, 50, "was were is are be been he she i they and has have had who"},
    {"cursed", CUE_NEXT, 40, "the at with by him them her under loudly"},
    {"dogged", CUE_NEXT, 60, "by him her them his the"},
    {"dogged", CUE_NEXT, -50,
     "determination persistence resistance pursuit refusal defence defense insistence "
     "courage effort efforts reporter perseverance"},
    {"dogged", CUE_PREVIOUS, 40, "was were been has have had be is scandals"},
    {"learned", CUE_NEXT, -60,
     "man men society societies judge scholar scholars friend journal journals colleague "
     "professor counsel gentleman treatise discourse in-the doctor doctors people book books "
     "and monk monks"},
    {"learned", CUE_PREVIOUS, -40, "most very deeply highly extremely more"},
    {"learned", CUE_PREVIOUS, 40,
     "he she i we they have has had you who lessons soon never and later be was"},
    {"learned", CUE_NEXT, 50, "to that about from how of the a his her at by it english"},
    {"moped", CUE_NEXT, 40, "around about for all over"},
    {"moped", CUE_PREVIOUS, -40, "a the his her"},
    {"moped", CUE_PREVIOUS, 40, "he she they and i"},
    {"crooked", CUE_NEXT, 40, "his her"},
    {"crooked", CUE_NEXT, 20, "around round over about under"},
    {"crooked", CUE_PREVIOUS, 30, "arm finger forefinger elbow leg knee he she and"},

    /* names */
    {"polish", CUE_NEAR, 40,
     "poland warsaw government army border people ambassador president immigrants language "
     "citizens lithuanian german russian jews troops"},
    {"polish", CUE_NEXT, -30, "the your it his her my and"},
    {"reading", CUE_NEXT, -30, "the a and this books his is"},
    {"reading", CUE_PREVIOUS, 12, "in at to from near of"},
    {"reading", CUE_NEAR, 16,
     "berkshire railroad gaol jail town pennsylvania festival london station university"},
    {"august", CUE_NEXT, 20, "#"},
    {"august", CUE_NEXT, -20, "body assembly presence company"},
    {"mobile", CUE_NEAR, 14, "alabama bay"},
    {"mobile", CUE_NEXT, -50, "phone phones app apps devices device home"},
    {"job", CUE_NEAR, 24, "book bible patience god suffering prophet psalms"},
    {"job", CUE_NEAR, -40, "work interview center centre market steve"},
    {"nice", CUE_NEAR, 8, "france cannes riviera monaco"},
    {"natal", CUE_NEXT, -30, "chart care"},
    {"concord", CUE_NEAR, 10, "massachusetts lexington hampshire california"},

    /* senses that grammar alone does not settle */
    {"refuse", CUE_NEXT, 30, "to"},
    {"refuse", CUE_NEAR, -30,
     "collection bin bins garbage disposal rubbish dump heap heaps collectors collected burned "
     "piles household"},
    {"refuse", CUE_PREVIOUS, -20, "of household the"},
    {"desert desert", CUE_NEXT, 14, "his her their him them the"},
    {"deserts", CUE_PREVIOUS, 60, "just"},
    {"present", CUE_NEXT, -60,
     "day time value tense moment situation circumstances at in state and"},
    {"present", CUE_PREVIOUS, -20, "were was are is at-all"},
    {"object objects", CUE_NEXT, 22, "to"},
    {"object objects", CUE_NEXT, -22, "of is was"},
    {"subject", CUE_NEXT, -16, "to matter"},
    {"subject", CUE_BEFORE, 20, "to will would"},
    {"subject", CUE_NEXT, 20, "them him us himself themselves her"},
    {"record records", CUE_NEXT, -40,
     "label labels company companies player store deal holder book high low breaking "
     "sales time number producer collection"},
    {"project projects", CUE_NEXT, -26, "manager managers team director leader was is"},
    {"conduct", CUE_NEXT, -12, "of"},
    {"progress", CUE_NEXT, -14, "in on towards toward was has report"},
    {"progress", CUE_PREVIOUS, -20, "in making make made little much rapid"},
    {"produce", CUE_PREVIOUS, -20, "fresh organic farm local garden agricultural"},
    {"produce", CUE_NEXT, -20, "section market stand aisle department from"},
    {"increase", CUE_NEXT, -14, "in"},
    {"increase", CUE_PREVIOUS, -30, "price pay tax percent rapid wage population sharp"},
    {"decrease", CUE_NEXT, -10, "in"},
    {"estimate estimates", CUE_NEXT, 20, "that the"},
    {"entrance", CUE_NEXT, -30,
     "to fee hall exam examination examinations exams of and fees is was"},
    {"concert", CUE_NEXT, -40, "hall halls tour series band pianist"},
    {"permit", CUE_PREVIOUS, -20, "work building parking gun special fishing residence"},
    {"permits", CUE_PREVIOUS, -20, "work building parking gun special fishing residence"},
    {"protest", CUE_NEXT, -12, "march movement marches songs group groups was"},
    {"transport", CUE_NEXT, -20,
     "system services minister links network company aircraft ships ship plane"},
    {"rebel rebels", CUE_NEXT, 24, "against"},
    {"rebel", CUE_NEXT, -40,
     "forces army troops soldiers leader leaders group groups fighters commander yell"},
    {"intern", CUE_NEXT, 30, "thousands the them"},
    {"interns", CUE_NEXT, 10, "at"},
    {"intern", CUE_NEXT, 10, "at"},
    {"upset", CUE_PREVIOUS, 60,
     "is are was were be been very so too got get really being deeply felt feel visibly "
     "became am i'm he's she's looked emotionally quite extremely"},
    {"upset", CUE_PREVIOUS, -6, "an the major stunning big biggest"},
    {"upset", CUE_NEXT, -10, "victory win over in"},
    {"upset", CUE_NEXT, 30, "about by with that because stomach when and"},
    {"overlook", CUE_NEXT, -12, "hotel"},
    {"compact", CUE_NEXT, -30, "disc discs car cars disk camera cameras and design"},
    {"console", CUE_NEAR, -16, "game games video playstation nintendo organ"},
    {"buffet", CUE_NEAR, -20, "breakfast lunch dinner table restaurant warren food eat"},
    {"buffet", CUE_NEAR, 40, "winds waves gale gales storms storm coast ship turbulence"},
    {"buffets", CUE_NEAR, 30, "winds waves gale wind coast sea storm storms"},
    {"incense", CUE_NEAR, -30,
     "burn burned burning smell altar candles sticks stick smoke church temple"},
    {"digest", CUE_NEAR, 16, "food stomach meal meat body information news enzymes"},
    {"refund", CUE_BEFORE, 6, "will to"},
    {"resume", CUE_PREVIOUS, -40, "a his her your my the impressive their"},
    {"resume", CUE_NEAR, -8, "job employer cover letter skills applicants email interview"},
    {"resumes", CUE_NEAR, -16, "job employers employer applicants received submitted read"},
    {"attribute", CUE_AFTER, 24, "to"},
    {"attributes", CUE_AFTER, 16, "to"},
    {"attributes", CUE_NEXT, -20, "of such"},
    {"moderate", CUE_NEXT, -24,
     "to temperatures temperature climate success exercise republicans muslims heat "
     "increase pace income risk voters levels amount political size degree"},
    {"moderate", CUE_NEXT, 20, "the his debates a"},
    {"advocate advocates", CUE_NEXT, -24, "of for general"},
    {"associate associates", CUE_NEXT, -40,
     "professor director editor producer justice members member degree dean of"},
    {"associate associates", CUE_NEXT, 30, "with it him them the"},
    {"associate associates", CUE_AFTER, 14, "with"},
    {"alternate", CUE_NEXT, 24, "between with"},
    {"alternates", CUE_NEXT, 24, "between with"},
    {"alternate", CUE_NEXT, -24,
     "route universe history reality ending version side timeline days member name names cover"},
    {"appropriate", CUE_NEXT, -20,
     "for to action measures time level behavior behaviour way use age"},
    {"appropriate", CUE_NEXT, 20, "the funds money land elements"},
    {"approximate", CUE_NEXT, -20,
     "number value location date size age cost area age distance position"},
    {"separate", CUE_NEXT, -14, "and from occasions parts"},
    {"separate", CUE_NEXT, 14, "the into"},
    {"separate", CUE_AFTER, 6, "from"},
    {"graduate graduates", CUE_NEXT, -30,
     "student students school degree of program programs studies work level who assistant"},
    {"graduate graduates", CUE_NEXT, 24, "from with in next this"},
    {"elaborate", CUE_NEXT, 36, "on further upon"},
    {"deliberate", CUE_NEXT, 20, "on over about for"},
    {"deliberate", CUE_NEXT, -20,
     "attempt effort act choice policy decision and attack intent mistake murder"},
    {"deliberate", CUE_NEAR, 16, "jury jurors judges"},
    {"duplicate", CUE_NEXT, -20, "copy copies key of keys entries"},
    {"coordinate coordinates", CUE_NEXT, -20, "system axes of geometry system systems plane"},
    {"coordinate", CUE_NEXT, 20, "with their the its efforts"},
    {"coordinates", CUE_BEFORE, -14, "gps map geographic exact polar cartesian the"},
    {"coordinates", CUE_NEXT, 16, "the with all"},
    {"subordinate", CUE_NEXT, -30, "to clause clauses officer officers commander position"},
    {"subordinate", CUE_AFTER, 12, "themselves interests himself"},
    {"animate", CUE_NEXT, -60, "objects nouns beings and or things being creatures"},
    {"articulate", CUE_NEXT, -10, "and speaker young"},
    {"legitimate", CUE_NEXT, 10, "the"},
    {"predicate", CUE_NEXT, -10, "logic of is"},
    {"precipitate", CUE_NEXT, 14, "a the"},
    {"intimate", CUE_NEXT, 24, "that"},
    {"intimate", CUE_NEXT, -20,
     "relationship friend friends knowledge details with moments setting"},
    {"initiate", CUE_NEXT, 10, "the a legal"},
    {"consummate", CUE_NEXT, -20,
     "professional politician skill artist performer ease actor musician"},
    {"consummate", CUE_NEAR, 20, "marriage deal wedding union"},
    {"degenerate", CUE_NEXT, 30, "into"},
    {"diagnoses", CUE_NEXT, 16, "the a patients her him problems and-treats"},
    {"diagnoses", CUE_NEXT, -10, "of were are such"},
    {"analyses", CUE_NEXT, -20, "of were are show have showed"},
    {"analyses", CUE_NEXT, 16, "the a how data why what"},
    {"implement implements", CUE_NEAR, -14,
     "farm stone writing wooden iron cutting agricultural tool tools bronze sharp"},
    {"implement", CUE_NEXT, 14, "the a new its their"},
    {"frequent", CUE_NEXT, 16, "the these bars"},
    {"absent", CUE_NEXT, 50, "himself herself themselves yourself"},
    {"conflict conflicts", CUE_NEXT, 8, "with"},
    {"conflicts", CUE_NEXT, -10, "between in"},
    {"conflict", CUE_NEXT, -14, "between in"},
    {"contracts", CUE_NEXT, -6, "for with were"},
    {"contract", CUE_NEXT, 20, "malaria hiv aids pneumonia tuberculosis diseases disease"},
    {"combine combines", CUE_NEXT, -30, "harvester harvesters"},
    {"converse", CUE_NEXT, 16, "with in freely about"},
    {"converse", CUE_PREVIOUS, -20, "the all-star"},
    {"compound compounds", CUE_NEXT, -12, "interest eyes of sentence fracture"},
    {"compound", CUE_NEXT, 14, "the matters"},
    {"insert", CUE_NEXT, 10, "the a into"},
    {"perfect", CUE_NEXT, -16, "for day example"},
    {"perfect", CUE_NEXT, 10, "the his her their"},
    {"invite", CUE_NEXT, 10, "you him them"},
    {"offset", CUE_NEXT, -10, "printing press"},
    {"address", CUE_NEXT, -12, "book to of"},
    {"address", CUE_NEXT, 10, "the this"},
    {"proceeds", CUE_NEXT, -30, "from of go will went were to-charity are"},
    {"proceeds", CUE_PREVIOUS, -30, "the all net"},
    {"proceeds", CUE_NEXT, 26, "to with along through"},
    {"affect", CUE_PREVIOUS, -6, "flat blunted"},
    {"affect", CUE_NEAR, -34, "blunted psychology emotion flat mood psychologists"},
    {"recall", CUE_NEXT, -16, "election of"},
    {"recess", CUE_NEXT, -10, "appointment in"},
    {"relay", CUE_NEXT, -24, "race races team station stations event"},
    {"relay", CUE_NEXT, 20, "the messages information a his"},
    {"retard", CUE_NEXT, 10, "the growth"},
    {"segment", CUE_NEXT, 8, "the their"},
    {"survey surveys", CUE_NEXT, -10, "of conducted"},
    {"suspect", CUE_NEXT, 20, "that he"},
    {"transfer", CUE_NEXT, -10, "of fee student"},
    {"traverse", CUE_NEXT, 10, "the"},
    {"console", CUE_NEXT, 10, "her him them the"},
    {"confines", CUE_NEXT, -30, "of"},
    {"confines", CUE_NEXT, 24, "itself himself the him her"},
    {"exploit exploits", CUE_PREVIOUS, -20, "military his wartime heroic daring"},
    {"conduct", CUE_NEXT, 14, "the a an research experiments studies"},
    {"extract extracts", CUE_PREVIOUS, -20, "vanilla malt yeast plant herbal almond"},
};
const size_t n_heteronym_cues = sizeof heteronym_cues / sizeof *heteronym_cues;
