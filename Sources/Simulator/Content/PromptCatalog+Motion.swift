extension PromptCatalog {
    /// title | description | engine | tier | collection | schema | variables.
    static var videos: String {
        """
        Orbiting Teapot | A teapot in a stable orbit, pouring. | wan | free | motion | zod | object camera seconds loop seed
        Breathing Sea | Four seconds of tide that you may keep. | kling | pro | motion | replicate | place light seconds fps loop seed
        Curtain, Open Window | Nothing enters but air. | luma | free | motion | zod | place mood seconds resolution
        Neon Flicker | The letter R has given up. | wan | pro | night | list | word palette seconds loop
        Fox Trot | A fox crosses, in no particular metre. | falvideo | pro | motion | zod | subject camera seconds resolution
        Time-lapse of a Fern | A week of uncurling in a few breaths. | wan | free | specimens | zod | name season seconds fps
        Snow Globe City | Shaken once, gently. | kling | pro | - | map | place palette seconds
        Lantern Release | A hundred small decisions to let go. | luma | free | motion | replicate | place mood seconds loop
        Desert Night Sky | The stars do all the walking. | wan | free | dusk | zod | place camera seconds fps seed
        Steam | From a cup, towards a window. | wan | free | motion | plain | object
        Paper Boats Regatta | The gutter, at flood. | falvideo | studio | motion | zod | scene camera light seconds fps resolution loop seed
        The Whale Turns | Slower than you think, and then gone. | kling | pro | motion | list | subject light seconds
        Last Light on the Ridge | It climbs off the mountain one stone at a time. | luma | free | dusk | zod | place season seconds loop
        Owl Turns Its Head | All the way. | wan | free | motion | replicate | subject mood seconds seed
        """
    }

    /// title | description | engine | tier | collection | schema | variables.
    static var texts: String {
        """
        Letter to the Sea | A letter it will not answer, which is rather the point. | sonnet | free | voices | zod | recipient place tone length
        Haiku Machine | Seventeen syllables, warranty void if rhymed. | haiku | free | voices | zod | topic season
        Bedtime for Robots | A story with the lights dimmed to standby. | sonnet | free | voices | list | name topic tone length
        Field Notes | Loose thoughts in; a naturalist's page out. | haiku | free | voices | zod | notes tone
        Apology in Three Drafts | The third is the one you mean. | gpt | pro | voices | map | recipient topic tone
        Museum Label | Eighty words that make people look twice. | gpt | free | - | zod | object era tone length
        Weather Report for the Heart | Outlook: variable. | sonnet | free | voices | zod | name mood length
        Toast for a Friend | Two minutes, one joke, no mention of the boat. | llama | free | voices | replicate | name topic tone temperature
        Villanelle Workshop | It comes back. It always comes back. | sonnet | pro | voices | zod | topic rhyme length temperature
        Obituary for an Umbrella | Survived by several hats. | sonnet | free | voices | list | object tone
        Ghost Story, Small | There is someone in the spreadsheet. | haiku | free | voices | zod | place mood length
        Lost Property | A notice for something that was never quite yours. | gpt | free | - | plain | object
        Two Sentences About | Exactly two. | haiku | free | voices | names | topic
        Fortune Cookie | Ominous, but nourishing. | llama | free | - | empty |
        The Lighthouse Log | Entries of a keeper who may be the light. | sonnet | studio | voices | zod | name place tone length temperature
        Grandmother's Recipe | Measures in handfuls, times in songs. | gpt | free | - | map | name object tone
        Postcard from Nowhere | Wish you were. | llama | free | voices | zod | place recipient tone
        Dictionary of Small Sounds | Definitions for what the house says at night. | sonnet | free | voices | list | word language length
        """
    }
}
