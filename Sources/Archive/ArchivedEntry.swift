import JSON
import Domain

extension EntryID {
    var archived: JSON {
        ["service": .string(service.rawValue), "kind": .string(kind.rawValue), "value": .string(value)]
    }

    init?(archived json: JSON) {
        guard let service = json["service"]?.string.flatMap(Service.init),
            let kind = json["kind"]?.string.flatMap(CatalogEntry.Kind.init), let value = json["value"]?.string
        else { return nil }
        self.init(service: service, kind: kind, value: value)
    }
}

extension CatalogEntry {
    var archived: JSON {
        var object = JSONObject()
        object["id"] = id.archived
        object["title"] = .string(title)
        object["slug"] = slug.map(JSON.string)
        object["summary"] = summary.isEmpty ? nil : .string(summary)
        object["modality"] = .string(modality.rawValue)
        object["tier"] = (tier?.rawValue).map(JSON.string)
        object["provider"] = provider.map(JSON.string)
        object["modelName"] = modelName.map(JSON.string)
        object["serviceType"] = serviceType.map(JSON.string)
        object["collectionTitle"] = collectionTitle.map(JSON.string)
        object["collectionSlug"] = collectionSlug.map(JSON.string)
        object["tags"] = tags.isEmpty ? nil : .array(tags.map(JSON.string))
        object["artist"] = artist.map { ["id": .string($0.id), "name": .string($0.name)] }
        object["modelCount"] = modelCount.map { .number(JSONNumber($0)) }
        object["models"] = models.isEmpty ? nil : .array(models.map(\.archived))
        object["triggerWord"] = triggerWord.map(JSON.string)
        object["pictureURL"] = pictureURL.map(JSON.string)
        object["exampleURLs"] = exampleURLs.isEmpty ? nil : .array(exampleURLs.map(JSON.string))
        object["defaultParameters"] = defaultParameters
        object["earnings"] = earnings.map(JSON.number)
        object["schema"] = schema
        object["publishedAt"] = publishedAt?.archived
        return .object(object)
    }

    init?(archived json: JSON) {
        guard let id = json["id"].flatMap(EntryID.init(archived:)), let title = json["title"]?.string else {
            return nil
        }
        var artist: Artist?
        if let artistID = json["artist"]?["id"]?.string, let name = json["artist"]?["name"]?.string {
            artist = Artist(id: artistID, name: name)
        }
        self.init(
            id: id, title: title, slug: json["slug"]?.string, summary: json["summary"]?.string ?? "",
            modality: Modality(rawValue: json["modality"]?.string ?? Modality.image.rawValue),
            tier: (json["tier"]?.string).map(Tier.init(rawValue:)), provider: json["provider"]?.string,
            modelName: json["modelName"]?.string, serviceType: json["serviceType"]?.string,
            collectionTitle: json["collectionTitle"]?.string, collectionSlug: json["collectionSlug"]?.string,
            tags: (json["tags"]?.array ?? []).compactMap(\.string), artist: artist,
            modelCount: json["modelCount"]?.lenientInt,
            models: (json["models"]?.array ?? []).compactMap(CatalogEntry.init(archived:)),
            triggerWord: json["triggerWord"]?.string, pictureURL: json["pictureURL"]?.string,
            exampleURLs: (json["exampleURLs"]?.array ?? []).compactMap(\.string),
            defaultParameters: json["defaultParameters"], earnings: json["earnings"]?.number, schema: json["schema"],
            publishedAt: json["publishedAt"].flatMap(Timestamp.init(archived:)))
    }
}
