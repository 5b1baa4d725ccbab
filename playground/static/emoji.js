// Emoji by their names in Slack: those that a reading channel needs.
const NAMES = {
  bell: "🔔", blush: "😊", bookmark: "🔖", books: "📚", bulb: "💡", clock3: "🕒", dart: "🎯", eyes: "👀", fire: "🔥",
  hourglass: "⌛", hourglass_flowing_sand: "⏳", heart: "❤️", link: "🔗", lock: "🔒", mag: "🔍", memo: "📝",
  newspaper: "📰", ok_hand: "👌", open_book: "📖", page_facing_up: "📄", pray: "🙏", rocket: "🚀", rotating_light: "🚨",
  scissors: "✂️", slightly_smiling_face: "🙂", smile: "😄", sparkles: "✨", speech_balloon: "💬", star: "⭐", tada: "🎉",
  thinking_face: "🤔", thumbsup: "👍", "+1": "👍", "-1": "👎", warning: "⚠️", wave: "👋", white_check_mark: "✅", x: "❌",
  zap: "⚡",
};

/** The emoji of a name, or nothing. */
export const emoji = (name) => NAMES[name];
