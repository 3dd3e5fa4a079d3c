namespace AmazonRec.Data.Downloads;

/// <summary>Amazon's reviews as the McAuley lab at UCSD publishes them, in three editions.</summary>
public static class AmazonSets
{
    private const string Lab = "https://mcauleylab.ucsd.edu/public_datasets/data/";
    private const string Research =
        "Meant for research; its publisher gives no licence and says that it can't. Texts and photos belong to those who made them: "
        + "don't pass the files on, and don't try to find out who anyone is.";

    /// <summary>May 1996 to July 2014. Its metadata are Python literals, not strict JSON.</summary>
    public static SetFamily Of2014 { get; } = new(
        "2014",
        "Amazon reviews 2014",
        [new(Lab + "amazon/categoryFiles/"), new("https://snap.stanford.edu/data/amazon/productGraph/categoryFiles/")],
        [
            new(SetPart.FiveCore, "reviews_{0}_5.json.gz"),
            new(SetPart.Ratings, "ratings_{0}.csv"),
            new(SetPart.Reviews, "reviews_{0}.json.gz"),
            new(SetPart.Metadata, "meta_{0}.json.gz"),
        ],
        [
            "Amazon_Instant_Video", "Apps_for_Android", "Automotive", "Baby", "Beauty", "Books", "CDs_and_Vinyl",
            "Cell_Phones_and_Accessories",
            "Clothing_Shoes_and_Jewelry", "Digital_Music", "Electronics", "Grocery_and_Gourmet_Food", "Health_and_Personal_Care",
            "Home_and_Kitchen",
            "Kindle_Store", "Movies_and_TV", "Musical_Instruments", "Office_Products", "Patio_Lawn_and_Garden", "Pet_Supplies",
            "Sports_and_Outdoors",
            "Tools_and_Home_Improvement", "Toys_and_Games", "Video_Games",
        ],
        new(
            Research,
            [
                "R. He, J. McAuley: Ups and downs: modeling the visual evolution of fashion trends with one-class collaborative "
                + "filtering. WWW 2016",
                "J. McAuley, C. Targett, Q. Shi, A. van den Hengel: Image-based recommendations on styles and substitutes. SIGIR 2015",
            ],
            new("https://cseweb.ucsd.edu/~jmcauley/datasets/amazon/links.html")));

    /// <summary>May 1996 to October 2018.</summary>
    public static SetFamily Of2018 { get; } = new(
        "2018",
        "Amazon reviews 2018",
        [new(Lab + "amazon_v2/")],
        [
            new(SetPart.Ratings, "categoryFilesSmall/{0}.csv"),
            new(SetPart.Reviews, "categoryFiles/{0}.json.gz"),
            new(SetPart.FiveCore, "categoryFilesSmall/{0}_5.json.gz"),
            new(SetPart.Metadata, "metaFiles2/meta_{0}.json.gz"),
        ],
        [
            "AMAZON_FASHION", "All_Beauty", "Appliances", "Arts_Crafts_and_Sewing", "Automotive", "Books", "CDs_and_Vinyl",
            "Cell_Phones_and_Accessories",
            "Clothing_Shoes_and_Jewelry", "Digital_Music", "Electronics", "Gift_Cards", "Grocery_and_Gourmet_Food", "Home_and_Kitchen",
            "Industrial_and_Scientific", "Kindle_Store", "Luxury_Beauty", "Magazine_Subscriptions", "Movies_and_TV", "Musical_Instruments",
            "Office_Products", "Patio_Lawn_and_Garden", "Pet_Supplies", "Prime_Pantry", "Software", "Sports_and_Outdoors",
            "Tools_and_Home_Improvement", "Toys_and_Games", "Video_Games",
        ],
        new(
            Research,
            ["J. Ni, J. Li, J. McAuley: Justifying recommendations using distantly-labeled reviews and fine-grained aspects. EMNLP 2019"],
            new("https://cseweb.ucsd.edu/~jmcauley/datasets/amazon_v2/")));

    /// <summary>May 1996 to September 2023. Its 5-core holds ratings only.</summary>
    public static SetFamily Of2023 { get; } = new(
        "2023",
        "Amazon reviews 2023",
        [new(Lab + "amazon_2023/")],
        [
            new(SetPart.Ratings, "benchmark/0core/rating_only/{0}.csv.gz"),
            new(SetPart.Reviews, "raw/review_categories/{0}.jsonl.gz"),
            new(SetPart.FiveCore, "benchmark/5core/rating_only/{0}.csv.gz", "{0}_5core.csv.gz"),
            new(SetPart.Metadata, "raw/meta_categories/meta_{0}.jsonl.gz"),
        ],
        [
            "All_Beauty", "Amazon_Fashion", "Appliances", "Arts_Crafts_and_Sewing", "Automotive", "Baby_Products",
            "Beauty_and_Personal_Care", "Books",
            "CDs_and_Vinyl", "Cell_Phones_and_Accessories", "Clothing_Shoes_and_Jewelry", "Digital_Music", "Electronics", "Gift_Cards",
            "Grocery_and_Gourmet_Food", "Handmade_Products", "Health_and_Household", "Health_and_Personal_Care", "Home_and_Kitchen",
            "Industrial_and_Scientific", "Kindle_Store", "Magazine_Subscriptions", "Movies_and_TV", "Musical_Instruments",
            "Office_Products",
            "Patio_Lawn_and_Garden", "Pet_Supplies", "Software", "Sports_and_Outdoors", "Subscription_Boxes", "Tools_and_Home_Improvement",
            "Toys_and_Games", "Unknown", "Video_Games",
        ],
        new(
            Research,
            [
                "Y. Hou, J. Li, Z. He, A. Yan, X. Chen, J. McAuley: Bridging language and items for retrieval and recommendation. "
                + "arXiv:2403.03952, 2024"],
            new("https://amazon-reviews-2023.github.io/")));

    /// <summary>Electronics ratings with what the product's photos and its reviewers say about gender.</summary>
    public static PublicSet MarketBias { get; } = new(
        "marketbias/electronics",
        "Amazon Electronics of the marketing-bias study: ratings by 2018, with brand, category and gender of models and users",
        "marketbias",
        [
            new(
                SetPart.Ratings,
                "df_electronics.csv",
                FileForm.Text,
                [new("https://raw.githubusercontent.com/MengtingWan/marketBias/master/data/df_electronics.csv")])],
        new(
            Research,
            ["M. Wan, J. Ni, R. Misra, J. McAuley: Addressing marketing bias in product recommendations. WSDM 2020"],
            new("https://github.com/MengtingWan/marketBias")));
}
