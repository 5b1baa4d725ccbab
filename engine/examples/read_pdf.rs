//! Prints the article of each PDF file that is named: title, language, and each block with its kind.
#![expect(clippy::print_stdout, reason = "the output is the purpose")]

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        println!("== {path}");
        match engine::extract(&engine::Page::pdf(None, std::fs::read(&path)?)) {
            Ok(article) => {
                println!("{:?} ({:?})", article.title, article.language);
                for block in article.blocks {
                    println!("{:?}: {}", block.kind, block.text);
                }
            }
            Err(error) => println!("{error}"),
        }
    }
    Ok(())
}
