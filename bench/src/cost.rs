//! What 10,000 summaries cost at these figures, on AWS's price list.

use crate::table::Table;

/// Summaries reckoned with.
const SUMMARIES: f64 = 10_000.0;
/// Memory at which a function has one whole core (AWS Lambda, "Configure Lambda function memory").
const MEGABYTES_A_CORE: f64 = 1_769.0;
/// The template's memory, in MB.
const ACK_MEMORY: f64 = 256.0;
const WORKER_MEMORY: f64 = 512.0;
/// Waits that a loopback has not: assumptions, stated in the output. SQS takes a message of a function in its region.
const SQS_WAIT: f64 = 15.0;
/// A page comes from the web, and Slack takes the reply.
const WEB_WAIT: f64 = 800.0;
/// US dollars, us-east-1, without the free tier: AWS's pages "AWS Lambda Pricing" (x86), "Amazon SQS pricing" (FIFO), and
/// "Amazon CloudWatch Pricing" (logs, standard class).
const PRICES: &str = "as published in 2026";
const GIGABYTE_SECOND: f64 = 0.000_016_666_7;
const FUNCTION_REQUEST: f64 = 0.20 / 1e6;
const QUEUE_REQUEST: f64 = 0.50 / 1e6;
const LOG_GIGABYTE: f64 = 0.50;
/// What both functions and Lambda itself write for one summary.
const LOG_KILOBYTES: f64 = 3.0;

/// Prints the sum for so many milliseconds of CPU a request of the ack and a Job of the worker.
pub(crate) fn print(ack_cpu: f64, worker_cpu: f64) {
    println!("\n## Cost of 10,000 summaries\n");
    let mut sum = 0.0;
    let mut table = Table::new(["", "arithmetic", "US dollars"]);
    for (name, cpu, memory, wait) in [
        ("ack", ack_cpu, ACK_MEMORY, SQS_WAIT),
        ("worker", worker_cpu, WORKER_MEMORY, WEB_WAIT),
    ] {
        // Lambda gives a share of a core and bills whole milliseconds.
        let billed = (cpu * MEGABYTES_A_CORE / memory + wait).ceil();
        let dollars =
            SUMMARIES * (billed / 1e3 * memory / 1024.0 * GIGABYTE_SECOND + FUNCTION_REQUEST);
        sum += dollars;
        table.row([
            name.to_owned(),
            format!(
                "{SUMMARIES} × ({cpu:.2} ms CPU × 1769/{memory} + {wait} ms waiting = {billed} ms × {} GB × ${GIGABYTE_SECOND} \
                 a GB-second + $0.20 a million)",
                memory / 1024.0
            ),
            format!("{dollars:.4}"),
        ]);
    }
    let queue = SUMMARIES * 3.0 * QUEUE_REQUEST;
    let logs = SUMMARIES * LOG_KILOBYTES / 1e6 * LOG_GIGABYTE;
    sum += queue + logs;
    let mut row = |name: &str, arithmetic: String, dollars: f64| {
        table.row([name.to_owned(), arithmetic, format!("{dollars:.4}")]);
    };
    row(
        "SQS FIFO",
        format!("{SUMMARIES} × 3 (send, receive, delete) × $0.50 a million"),
        queue,
    );
    row(
        "logs",
        format!("{SUMMARIES} × {LOG_KILOBYTES} KB × $0.50 a GB"),
        logs,
    );
    row("together", String::new(), sum);
    println!("{table}");
    println!(
        "List prices of us-east-1 {PRICES}, no free tier. A Job alone in its batch, no cold start, X-Ray off. The waits for SQS, \
         the page and Slack are assumed; at a loopback there are none.\n"
    );
}
