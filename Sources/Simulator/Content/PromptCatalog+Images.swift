extension PromptCatalog {
    /// title | description | engine | tier | collection | schema | variables | slug, when not the title's own.
    static var images: String {
        """
        Stoic Owl Portrait | An owl that has seen your calendar and is not impressed. Warm key light, deep shadow. | dev | free | portraits | zod | subject mood steps seed | stoic-owl
        Quiet Harbour | A harbour that is about to sleep. | dev | free | dusk | zod | place light mood steps seed
        Neon Fox | A fox under a sign that hums. Wet asphalt, two colours too many. | pro | pro | night | replicate | subject palette guidance seed negative
        Paper Crane Study | One folded sheet on a bare table, lit from the side. | schnell | free | specimens | list | object palette size
        Glass Whale | A whale blown from green bottle glass, holding still so as not to break. | sdxl | free | specimens | replicate | subject light steps guidance seed
        漢字の庭 Kanji Garden | A raked garden in which every stone is a stroke. | ideogram | pro | - | zod | word season mood seed
        Cartographer's Dream | Coastlines of countries that were talked out of existing. | dev | free | specimens | map | place era style
        The Last Tram | Rear window, rain, one passenger who is not in a hurry. | dev | free | night | zod | subject light grain seed
        Botanist's Plate No. 7 | A plant drawn the way you draw what you may not pick. | recraft | free | specimens | list | name season signature
        Lighthouse Keeper | A face that has read the weather for forty years. | pro | pro | portraits | zod | subject era light steps seed
        Blue Hour Ridge | Nine mountains, each a little further from being blue. | schnell | free | dusk | replicate | place season steps seed
        Moth Cathedral | Rose windows made of wings. | sdxl | free | - | zod | subject mood guidance steps seed negative
        Portrait of a Storm | It sat for us for eleven minutes. | dev | pro | portraits | map | place mood palette
        Corner Shop, 3 a.m. | The only light on the street sells batteries and milk. | dev | free | night | zod | place mood grain size seed
        Desert Telegram | Dunes, a wire, and something on its way. | schnell | free | dusk | list | place light palette
        Velvet Fox | The fox again, indoors this time, in a chair it was told to keep off. | fal | free | portraits | zod | subject style mood seed
        Snow on the Observatory | The dome is open, the sky has other plans. | dev | free | dusk | zod | place season light steps
        Fern Under Glass | Uncurling since the Carboniferous, paused for you. | recraft | free | specimens | plain | name
        Tea House on the Moon | Reservations are not the problem; getting there is. | pro | pro | - | replicate | scene palette size seed
        Harbour Cranes | Steel giraffes against a sky that has run out of pink. | sdxl | free | dusk | zod | place light guidance seed
        Girl with a Parrot | The parrot is the one being painted. | gptimage | pro | portraits | zod | subject style size
        Signals at Platform 9 | Red, amber, and a green nobody believes. | dev | free | night | list | place mood steps
        Anatomy of a Teapot | Exploded view, with steam. | recraft | free | specimens | names | object
        Wolf in the Rain | Not sad. Waiting. | dev | free | portraits | zod | subject mood light steps seed negative
        Island for One | A small sea, a smaller island, a chair. | schnell | free | dusk | map | place season size
        The Alchemist's Desk | Everything on it is either priceless or lunch. | falpro | studio | - | zod | subject era light guidance steps seed
        Neon Shrine | Prayers by the hour, in tubes of argon. | pro | pro | night | zod | place palette grain seed
        Thistle | Armed, and in flower. | recraft | free | specimens | null |
        """
    }

    /// The older half of the images.
    static var moreImages: String {
        """
        Old Man and the C | A sailor, and one key of his piano. | dev | free | portraits | zod | subject mood size
        Terraces at Evening | The hill has been counting its steps. | sdxl | free | dusk | replicate | place season light steps seed
        Rooftop Antennas | They listen to everything and repeat nothing. | schnell | free | night | list | place palette
        Shell Index | Spirals in order of patience. | recraft | pro | specimens | zod | object style signature
        Queen of Bees | She looks up; forty thousand others look where she looks. | pro | pro | portraits | zod | subject palette light guidance seed
        Fjord in Gouache | Water folded once, lengthwise. | dev | free | dusk | zod | place style season seed
        Arcade | Insert coin to remember summer. | dev | free | night | replicate | subject palette steps seed
        Moon Jellies | Umbrellas that took the name seriously. | sdxl | free | specimens | map | subject light palette
        The Understudy | She knows every line and has never been asked. | fal | pro | portraits | zod | subject mood era
        Salt Flats | A sky, twice. | schnell | free | dusk | plain | place
        Night Bus Constellations | The stops, joined by lines. | dev | free | night | zod | place mood seed
        Clockwork Beetle | Winds itself on Sundays. | ideogram | pro | specimens | list | object palette steps guidance
        Owl in Daylight | It disapproves, but gracefully. | dev | free | portraits | zod | subject style steps seed
        Vineyard Fog | The rows end where you stop believing in them. | sdxl | free | dusk | zod | place season mood grain
        Vending Machine Aquarium | B4 is a seahorse. | pro | pro | night | replicate | subject palette guidance seed
        Poppy, Pressed | Kept in a dictionary, at "remember". | recraft | free | specimens | empty |
        Grandmother's Radio | Warm valves, distant dance band. | gptimage | pro | - | list | object era mood
        Cliff Path | Left foot, right foot, weather. | schnell | free | dusk | zod | place light steps seed
        The Diver | Helmet, bubbles, a thought. | dev | free | portraits | zod | subject light grain steps
        Laundry District | Every line a flag of no country. | sdxl | free | - | map | place palette season
        Rain Map of the City | Streets drawn by where the water goes. | falpro | studio | night | zod | place style palette seed negative
        Orchid Telescope | It flowers towards one particular star. | recraft | pro | specimens | replicate | name light guidance seed
        Fox at the Ball | Mask on, tail out. | pro | studio | portraits | zod | subject palette mood steps guidance seed negative
        Winter Pier | The sea is closed until April. | dev | free | dusk | names | place
        Static | What the screen shows when it dreams. | schnell | free | night | null |
        Herbarium Ghosts | The outlines that pressed plants leave behind. | dev | free | specimens | list | name era palette
        Colour Field for a Waiting Room | Two rectangles, discussing patience. | schnell | free | - | zod | mood palette size seed
        """
    }
}
