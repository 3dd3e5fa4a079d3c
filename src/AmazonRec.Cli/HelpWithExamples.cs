using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using AmazonRec.Cli.Terminal;

namespace AmazonRec.Cli;

/// <summary>Help that ends with examples.</summary>
/// <param name="asked">Whether someone asked for it, and need not get the rest of the line right.</param>
internal sealed class HelpWithExamples(bool asked) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> Examples = new()
    {
        ["amazonrec"] =
        [
            "amazonrec reproduce",
            "amazonrec train --data Musical_Instruments_5.json.gz --model svd",
            "amazonrec data inspect ratings_Electronics.csv.gz",
        ],
        ["reproduce"] =
        [
            "amazonrec reproduce                                   on a part of the sample inside the program, in about a minute",
            "amazonrec reproduce electronics --data data/raw       on real data: Electronics.csv, or a stand-in found there",
            "amazonrec reproduce electronics --data Appliances.csv --json",
            "amazonrec reproduce all --data data/raw --resume      every study whose data are there and whose result is not",
            "amazonrec reproduce external --data data/raw          figures that others published for MovieLens 100k, and ours",
            "amazonrec reproduce best --data u.data",
            "amazonrec reproduce fashion --smoke                   does it run? in seconds; --full is what runs without it",
            "amazonrec reproduce electronics --data data/raw --engine torch --device cuda",
        ],
        ["report"] = ["amazonrec report --readme README.md                    tables and chart of results/ into the page"],
        ["train"] =
        [
            "amazonrec train --data Musical_Instruments_5.json.gz --model svd --factors 20 --epochs 10",
            "amazonrec train --data Electronics.csv --model dot-mf --min-user-ratings 11 --min-item-ratings 11 --out runs/mf",
            "amazonrec train --data ratings.tsv --columns user,item,rating,_ --model concat-mlp --optimizer adam --lr 0.001 --json",
            "amazonrec train --data Electronics.csv --model dot-mf --out runs/mf --resume      after an interruption; --force replaces a run that is done",
            "amazonrec train --data AMAZON_FASHION_5.json.gz --model biased-mf --texts first --copies last --split grouped",
            "amazonrec train --data Electronics.csv --model hybrid-text --text titles.features --out runs/hybrid",
            "amazonrec train --data AMAZON_FASHION_5.json.gz --model hybrid-text-image --text titles.features --images photos.features",
            "amazonrec train --data AMAZON_FASHION_5.json.gz --model hybrid-text-image --branches dot,mlp,image --images data/raw/photos",
            "amazonrec train --data u.data --model hybrid-text-image --branches dot,mlp,text --text plots.features --scaling text=standardize",
            "amazonrec train --data u.data --model biased-mf-content --features genres=genres.features",
            "amazonrec train --data Electronics.csv --model concat-mlp --engine torch --device cuda",
            "amazonrec train --data Electronics.csv --model svd --from 2014-01-01 --to 2018-01-01 --core 5 --split time --save-split time.split",
        ],
        ["serve"] =
        [
            "amazonrec serve --run runs/mf                                 then open http://localhost:5000",
            "amazonrec serve --run runs --port 8080                        the latest run in the folder, and each new one from then on",
            "amazonrec serve --run runs/films --images data/raw/posters    with pictures named by item",
            "amazonrec serve --run runs/mf --urls http://127.0.0.1:5000 --host recommendations.example.org",
        ],
        ["cross-validate"] =
        [
            "amazonrec cross-validate --data u.data --model svd",
            "amazonrec cross-validate --data AMAZON_FASHION_5.json.gz --model svd,biased-mf --split grouped --folds 10",
            "amazonrec cross-validate --data Electronics.csv --model svd,hybrid-text --text titles.features --core 5 --json",
        ],
        ["evaluate"] =
        [
            "amazonrec evaluate --run runs/mf",
            "amazonrec evaluate --run runs/mf --k 5,10,20 --relevant 5 --users 5000 --content titles.features",
            "amazonrec evaluate --run runs/mf --json",
        ],
        ["lr-find"] =
        [
            "amazonrec lr-find --data Musical_Instruments_5.json.gz --model biased-mf",
            "amazonrec lr-find --data Electronics.csv --model concat-mlp --optimizer adam --out lr.svg",
        ],
        ["tune"] =
        [
            "amazonrec tune --data u.data --model svd --trials 16",
            "amazonrec tune --data Musical_Instruments_5.json.gz --model biased-mf --trials 40 --seed 7 --out runs/tune --resume",
        ],
        ["recommend"] =
        [
            "amazonrec recommend --run runs/mf --user A3PMR8ZPJO0XW9 --top 20 --why",
            "amazonrec recommend --run runs/mf --rated B0002E1G5C=5,B000068NSX=2      someone new",
            "amazonrec recommend --run runs/mf --rated '\"A,1\"=5' --rated B2=3            an id with a comma stands in quotes",
            "amazonrec recommend --run runs/mf --user A3PMR8ZPJO0XW9 --diversity 0.3 --popularity-discount 0.5 --json",
            "amazonrec recommend --run runs/mf --all --out lists.csv                   resumable: --resume goes on after a cut",
        ],
        ["similar"] =
        [
            "amazonrec similar --run runs/mf --item B0002E1G5C",
            "amazonrec similar --run runs/mf --item B0002E1G5C --min-ratings 1        also items that hardly anyone rated",
            "amazonrec similar --run runs/hybrid --item B0002E1G5C --by content --json",
        ],
        ["predict"] =
        [
            "amazonrec predict --run runs/mf --user A3PMR8ZPJO0XW9 --item B0002E1G5C --why",
            "amazonrec predict --run runs/mf --rated B0002E1G5C=5,B000068NSX=2 --item B0002D0E8S",
            "amazonrec predict --run runs/hybrid --user A3PMR8ZPJO0XW9 --item NEW1 --features text=titles.features      an item without ratings",
        ],
        ["notebook"] = ["amazonrec notebook run notebooks/00-quickstart.ipynb --out runs/notebooks", "amazonrec notebook html notebooks/*.ipynb", "amazonrec notebook kernel install"],
        ["run"] =
        [
            "amazonrec notebook run notebooks/00-quickstart.ipynb --out runs/notebooks    the sample, where real data are not at hand",
            "amazonrec notebook run notebooks --mode full --data data/raw      outputs go into the files, once all cells of one ran",
            "amazonrec notebook run notebooks/*.ipynb --mode smoke --out /tmp/smoke --timeout 120",
            "amazonrec notebook run notebooks/00-quickstart.ipynb --check      does it still show what the file says?",
        ],
        ["html"] = ["amazonrec notebook html notebooks/00-quickstart.ipynb", "amazonrec notebook html notebooks      and results/report/index.html"],
        ["kernel"] = ["amazonrec notebook kernel install", "amazonrec notebook kernel uninstall"],
        ["install"] = ["amazonrec notebook kernel install      then choose 'C# (AmazonRec)' in VS Code, JupyterLab or jupyter console"],
        ["uninstall"] = ["amazonrec notebook kernel uninstall"],
        ["import"] =
        [
            "amazonrec features import vectors.npy --ids asins.txt --name text --out text.features",
            "amazonrec features import image_features_Electronics.b --name image --out photos.features --only-items-of Electronics.csv",
        ],
        ["data"] = ["amazonrec data inspect Gift_Cards_5.json.gz", "amazonrec data download 2018/Electronics", "amazonrec data synthesize --out data/sample"],
        ["inspect"] = ["amazonrec data inspect AMAZON_FASHION_5.json.gz --html fashion.html", "amazonrec data inspect ratings.csv --skip-bad-rows 10 --floor no --json", "amazonrec data inspect yelp.json --columns user=user_id,item=business_id,rating=stars,time=date"],
        ["features"] =
        [
            "amazonrec features text --catalog meta_Gift_Cards.json.gz --method tfidf --width 64 --out text.features",
            "amazonrec features images data/raw/photos --out photos.features",
            "amazonrec features import vectors.npy --ids asins.txt --name text --out text.features",
            "amazonrec features similar photos.features --images data/raw/photos --html similar.html",
        ],
        ["features images"] =
        [
            "amazonrec features images data/raw/photos --out photos.features",
            "amazonrec features images data/raw/photos --out photos.features --width 64 --centroids 400 --seed 7 --json",
        ],
        ["features similar"] =
        [
            "amazonrec features similar photos.features --count 10 --images data/raw/photos --html similar.html",
            "amazonrec features similar photos.features --item B00CHCAHHK --catalog products.csv",
        ],
        ["catalog"] = ["amazonrec data catalog meta_Gift_Cards.json.gz --only-items-of Gift_Cards_5.json.gz", "amazonrec data catalog u.item --json", "amazonrec data catalog books.csv --catalog-columns item=ISBN,title=Book-Title"],
        ["download"] =
        [
            "amazonrec data download --list",
            "amazonrec data download 2018/Electronics                        ratings only, into data/raw/2018/Electronics.csv",
            "amazonrec data download 2014/Musical_Instruments --kind 5core   reviews of users and items with five or more",
            "amazonrec data download ml-100k --out /data --mirror https://mirror.example.org/grouplens",
        ],
        ["images"] =
        [
            "amazonrec data images --photos photos.csv --out data/raw/photos",
            "amazonrec data images --photos photos.csv --only-items-of AMAZON_FASHION_5.json.gz --out photos --parallel 2 --per-host 1",
        ],
        ["text"] =
        [
            "amazonrec features text --catalog meta_Gift_Cards.json.gz --field title --method tfidf --width 64 --out text.features",
            "amazonrec features text --catalog meta_Electronics.json.gz --only-items-of Electronics.csv --method word2vec --pretrained GoogleNews-vectors-negative300.bin.gz --out text.features",
            "amazonrec features text --data Musical_Instruments_5.json.gz --split-file time.split --method word2vec --weights tfidf --out text.features --vectors-out words.bin",
        ],
        ["features words"] = ["amazonrec features words words.bin guitar", "amazonrec features words words.txt string gauge --count 20 --json"],
        ["synthesize"] =
        [
            "amazonrec data synthesize --out data/sample           the sample that comes with the project",
            "amazonrec data synthesize --out /tmp/big --users 20000 --items 5000 --ratings 400000 --seed 7",
            "amazonrec data synthesize --out /tmp/electronics --shape electronics --metadata",
            "amazonrec data synthesize --out /tmp/ml --format movielens-100k --users 943 --items 1682 --ratings 100000",
            "amazonrec data synthesize --out /tmp/fashion --format 2023 --copied 0.3 --drift 0.5 --dirty 0.2 --draw-pictures",
        ],
    };

    private readonly HelpAction _help = new();

    public override bool ClearsParseErrors => asked;

    public override int Invoke(ParseResult parseResult)
    {
        var code = _help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var parent = command.Parents.OfType<Command>().FirstOrDefault();
        var examples = CommandExamples.Of(command);
        if (examples.Length > 0 || Examples.TryGetValue(parent is null ? command.Name : $"{parent.Name} {command.Name}", out examples) || Examples.TryGetValue(command.Name, out examples))
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples) output.WriteLine($"  {example}");
            output.WriteLine();
        }

        return code;
    }
}
