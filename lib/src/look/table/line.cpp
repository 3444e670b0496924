#include "look/table/line.hpp"

namespace capex::look {

namespace {

template <class One>
Lines all_of(const Answers<One>& answers) {
  Lines lines;
  for (const One& one : answers) lines.push_back({&one});
  return lines;
}

Line of_total(const Member& member, Part part, const std::string& group) {
  Line line{&member};
  if (!member.base.period.empty()) line.growth = &member;
  line.member = &member;
  line.part = part;
  line.group = &group;
  return line;
}

}  // namespace

std::string Line::subject() const {
  if (!label.empty()) return label;
  switch (part) {
    case Part::none:
    case Part::member:
      return amount->company;
    case Part::sum:
      return "sum of " + *group;
    case Part::difference:
      return "difference";
    case Part::stated:
      break;
  }
  return *group;
}

const Amount* Line::stated() const {
  if (part == Part::sum || part == Part::difference) return nullptr;
  return amount->conversion ? &amount->conversion->stated : &amount->amount;
}

Lines lines_of(const Answers<Observation>& answers) {
  return all_of(answers);
}

Lines lines_of(const Answers<Revision>& answers) {
  Lines lines = all_of(answers);
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].since = &answers[i].since;
  return lines;
}

Lines lines_of(const Answers<Remaining>& answers) {
  return all_of(answers);
}

Lines lines_of(const Answers<Growth>& answers) {
  Lines lines = all_of(answers);
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].growth = &answers[i];
  return lines;
}

Lines lines_of(const Answers<Total>& answers) {
  Lines lines;
  for (const Total& total : answers) {
    for (const Member& member : total.members) lines.push_back(of_total(member, Part::member, total.group));
    lines.push_back(of_total(total.sum, Part::sum, total.group));
    if (total.stated) lines.push_back(of_total(*total.stated, Part::stated, total.group));
    if (total.difference) lines.push_back(of_total(*total.difference, Part::difference, total.group));
  }
  return lines;
}

}  // namespace capex::look
